import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ConnectedScreen } from '../../../shared/wire.ts'
import { useShow } from '../../show.ts'

/** The screens that are connected, as the server tells. */
export const useScreens = defineStore('screens', () => {
  const list = shallowRef<ConnectedScreen[]>([])
  useShow().on<ConnectedScreen[]>('screens', (screens) => (list.value = screens))
  return { list }
})
