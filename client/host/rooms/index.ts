import { defineAsyncComponent } from 'vue'
import type { Room } from './rooms.ts'

/** Every room of the panel beside the show, in the order in which an evening needs them. */
export const ROOMS: readonly Room[] = [
  { id: 'admission', page: defineAsyncComponent(() => import('../admission/AdmissionRoom.vue')) },
  { id: 'tables', page: defineAsyncComponent(() => import('../seating/TablesRoom.vue')) },
  { id: 'works', page: defineAsyncComponent(() => import('../works/WorksRoom.vue')) },
  { id: 'checks', page: defineAsyncComponent(() => import('../checks/ChecksRoom.vue')) },
]
