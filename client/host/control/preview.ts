import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { nextCue } from '../../../shared/show/nextCue.ts'
import { nextStep } from '../../../shared/show/nextStep.ts'
import type { Cue } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useShow } from '../../show.ts'

/** The cue shown as preview: the one that was picked, else the one that comes next, or the next step of the showcase that is on. */
export const usePreview = defineStore('preview', () => {
  const show = useShow()
  const picked = ref<string | null>(null)

  const cue = computed<Cue | null>(() => {
    const state = show.state
    if (!state) return null
    const chosen = picked.value === null ? undefined : find(state.cues, picked.value)
    if (chosen) return chosen
    return work.value ? (find(state.cues, state.show.cue!) ?? null) : nextCue(state)
  })
  /** Of a showcase: the work that comes next, null for all of them; undefined where something else comes. */
  const work = computed<{ group: string | null } | undefined>(() => {
    const step = picked.value === null && show.state ? nextStep(show.state) : null
    return step?.type === 'work.show' ? (step.ask as { group: string | null }) : undefined
  })

  /** Picks a cue. Picking the same one again, or the one on screen, takes the choice back. */
  function pick(id: string): void {
    picked.value = picked.value === id || show.state?.show.cue === id ? null : id
  }

  watch([() => show.event, () => show.state?.show.cue], () => (picked.value = null))
  return { picked, cue, work, pick }
})
