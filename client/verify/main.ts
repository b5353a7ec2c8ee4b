import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/phone.css'
import { textsLoaded } from '../kit/language.ts'
import './verify.css'
import Verify from './Verify.vue'

void textsLoaded().then(() => createApp(Verify).mount('#app'))
