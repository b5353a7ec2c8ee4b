import { defineStore } from 'pinia'
import { ref } from 'vue'

export type TabName = 'prizes' | 'people' | 'sponsors' | 'settings' | 'links'

/** The tab on the right of the panel that is in sight. */
export const useTab = defineStore('tab', () => {
  const name = ref<TabName>('prizes')
  return { name }
})
