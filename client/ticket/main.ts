import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/phone.css'
import { textsLoaded } from '../kit/language.ts'
import './ticket.css'
import Ticket from './Ticket.vue'

void textsLoaded().then(() => createApp(Ticket).use(createPinia()).mount('#app'))
