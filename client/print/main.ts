import { createApp } from 'vue'
import '../kit/base.css'
import { textsLoaded } from '../kit/language.ts'
import './print.css'
import Print from './Print.vue'

void textsLoaded().then(() => createApp(Print).mount('#app'))
