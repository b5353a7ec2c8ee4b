import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/working.css'
import { textsLoaded } from '../kit/language.ts'
import Host from './Host.vue'

void textsLoaded().then(() => createApp(Host).use(createPinia()).mount('#app'))
