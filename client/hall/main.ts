import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/phone.css'
import { textsLoaded } from '../kit/language.ts'
import './hall.css'
import Hall from './Hall.vue'

void textsLoaded().then(() => createApp(Hall).use(createPinia()).mount('#app'))
