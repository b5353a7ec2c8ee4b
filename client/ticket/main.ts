import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/phone.css'
import './ticket.css'
import Ticket from './Ticket.vue'

createApp(Ticket).mount('#app')
