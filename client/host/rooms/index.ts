import { late } from '../../kit/late.ts'
import type { Room } from './rooms.ts'

/** Every room of the panel beside the show, in the order in which an evening needs them. */
export const ROOMS: readonly Room[] = [
  { id: 'admission', page: late(() => import('../admission/AdmissionRoom.vue')) },
  { id: 'tables', page: late(() => import('../seating/TablesRoom.vue')) },
  { id: 'works', page: late(() => import('../works/WorksRoom.vue')) },
  { id: 'checks', page: late(() => import('../checks/ChecksRoom.vue')) },
]
