import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Cue } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useShow } from '../../show.ts'

/** The preview: the cue that was picked, else the one that follows the programme. */
export const usePreview = defineStore('preview', () => {
  const show = useShow()
  const picked = ref<string | null>(null)

  const cue = computed<Cue | null>(() => {
    const state = show.state
    if (!state) return null
    const chosen = picked.value === null ? undefined : find(state.cues, picked.value)
    if (chosen) return chosen
    return state.cues[state.cues.findIndex(({ id }) => id === state.show.cue) + 1] ?? null
  })

  /** Picks a cue; the same once more, or the one on screen, lets the rundown go on as it stands. */
  function pick(id: string): void {
    picked.value = picked.value === id || show.state?.show.cue === id ? null : id
  }

  watch([() => show.event, () => show.state?.show.cue], () => (picked.value = null))
  return { picked, cue, pick }
})
