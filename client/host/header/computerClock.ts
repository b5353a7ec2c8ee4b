import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { ClockNotice } from '../../../shared/wire.ts'
import { useShow } from '../../show.ts'

/** How far the server's computer's clock is off, as the server reports it. Made before the panel connects, which it is told then. */
export const useComputerClock = defineStore('computer-clock', () => {
  /** Whole minutes ahead; negative: behind; 0: it is right. */
  const minutes = ref(0)
  const dismissed = ref(0)
  useShow().on<ClockNotice>('clock', (notice) => (minutes.value = notice.minutes))
  /** What is to be said of it: 0 where it is right or the host has read it. */
  const told = computed(() => (minutes.value === dismissed.value ? 0 : minutes.value))
  const dismiss = () => (dismissed.value = minutes.value)
  return { told, dismiss }
})
