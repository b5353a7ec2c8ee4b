import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/working.css'
import '../kit/phone.css'
import './desk.css'
import Desk from './Desk.vue'

createApp(Desk).use(createPinia()).mount('#app')
