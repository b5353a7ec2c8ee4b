import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../kit/base.css'
import '../kit/working.css'
import Host from './Host.vue'

createApp(Host).use(createPinia()).mount('#app')
