import { defineStore } from 'pinia'
import { ref } from 'vue'

export type TabName = 'prizes' | 'people' | 'sponsors' | 'settings' | 'links'

/** Which tab on the right of the panel is open. */
export const useTab = defineStore('tab', () => {
  const name = ref<TabName>('prizes')
  return { name }
})
