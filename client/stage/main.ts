import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../picture/type/fonts.ts'
import Stage from './Stage.vue'
import './stage.css'

createApp(Stage).use(createPinia()).mount('#app')
