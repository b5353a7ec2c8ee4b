import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/working.css'
import '../kit/phone.css'
import { textsLoaded } from '../kit/language.ts'
import './desk.css'
import './claims.css'
import './papers.css'
import Desk from './Desk.vue'

void textsLoaded().then(() => createApp(Desk).use(createPinia()).mount('#app'))
