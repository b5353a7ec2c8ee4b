import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/phone.css'
import './verify.css'
import Verify from './Verify.vue'

createApp(Verify).mount('#app')
