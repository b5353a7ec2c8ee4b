import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ConnectedScreen } from '../../../shared/wire.ts'
import { useShow } from '../../show.ts'

/** The connected screens, as the server reports them. */
export const useScreens = defineStore('screens', () => {
  const list = shallowRef<ConnectedScreen[]>([])
  useShow().on<ConnectedScreen[]>('screens', (screens) => (list.value = screens))
  return { list }
})
