import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { nextCue } from '../../../shared/show/nextCue.ts'
import type { Cue } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useShow } from '../../show.ts'

/** The cue shown as preview: the one that was picked, else the one that comes next. */
export const usePreview = defineStore('preview', () => {
  const show = useShow()
  const picked = ref<string | null>(null)

  const cue = computed<Cue | null>(() => {
    const state = show.state
    if (!state) return null
    const chosen = picked.value === null ? undefined : find(state.cues, picked.value)
    if (chosen) return chosen
    return nextCue(state)
  })

  /** Picks a cue. Picking the same one again, or the one on screen, takes the choice back. */
  function pick(id: string): void {
    picked.value = picked.value === id || show.state?.show.cue === id ? null : id
  }

  watch([() => show.event, () => show.state?.show.cue], () => (picked.value = null))
  return { picked, cue, pick }
})
