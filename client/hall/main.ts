import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/phone.css'
import './hall.css'
import Hall from './Hall.vue'

createApp(Hall).use(createPinia()).mount('#app')
