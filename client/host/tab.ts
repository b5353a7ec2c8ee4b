import { defineStore } from 'pinia'
import { ref } from 'vue'

export type TabName = 'prizes' | 'people' | 'sponsors' | 'settings' | 'links'

/** Which tab on the right of the panel is open. */
export const useTab = defineStore('tab', () => {
  const name = ref<TabName>('prizes')
  /** Whether the tab is to begin a new record when it is next shown; the tab takes it back. */
  const begins = ref(false)
  function open(to: TabName, what?: 'new'): void {
    name.value = to
    begins.value = what === 'new'
  }
  return { name, begins, open }
})
