import { defineStore } from 'pinia'
import { computed, ref, type Component } from 'vue'

/** A page of the panel for one piece of work, beside the show itself. The panel's header names it by the text `room.ID`. */
export interface Room {
  id: RoomId
  /** Loaded when it is first opened; takes the event as `state`. */
  page: Component
}

export type RoomId = 'admission' | 'tables' | 'works' | 'checks'

/** Which room of the panel is open; `show` is the one with the rundown, the monitors and GO. */
export const useRoom = defineStore('room', () => {
  const name = ref<RoomId | 'show'>('show')
  const isShow = computed(() => name.value === 'show')
  function open(to: RoomId | 'show'): void {
    name.value = to
  }
  return { name, isShow, open }
})
