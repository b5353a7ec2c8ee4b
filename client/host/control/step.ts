import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { idle, nextStep, pickedStep, type Step } from '../../../shared/show/nextStep.ts'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'
import { useHostText } from '../text.ts'
import { usePreview } from './preview.ts'

/** A second press of GO within so many ms is taken for the same press. */
const DEBOUNCE = 400

/**
 * What the next press of GO does: the next step of the show, or showing the cue that was picked. One for the button, the
 * words' field and the keys.
 */
export const useStep = defineStore('step', () => {
  const show = useShow()
  const preview = usePreview()
  const { t, has } = useHostText()
  const asking = useAsking()
  const words = ref('')
  let pressed = 0

  const following = computed<Step | null>(() => show.state && nextStep(show.state))
  const picked = computed<Step | null>(() =>
    show.state && preview.picked !== null ? pickedStep(show.state, preview.picked) : null,
  )
  const next = computed<Step | null>(() => picked.value ?? following.value)

  const label = computed(() => {
    const state = show.state
    if (!state) return ''
    if (!next.value) return t(`go.${idle(state)}`)
    const { code, with: params } = next.value.label
    if (code !== 'cue') return t(`go.${code}`, params)
    const scene = `scene.${params['scene']}`
    return t('go.cue', { title: params['title'] || (has(scene) ? t(scene) : params['scene']) })
  })

  /** The command of a press: `go` with the id of its step, so that a late press does nothing, or the cue that was picked. */
  const command = computed(() => {
    const step = next.value
    if (step && step.id !== following.value?.id) return { type: step.type, ask: step.ask }
    const ask = { ...(step && { step: step.id }), ...(step?.word && { word: words.value }) }
    return { type: 'go', ask }
  })

  const why = computed(() => asking.why(command.value.type, command.value.ask))

  async function press(): Promise<void> {
    const now = performance.now()
    if (!next.value || why.value || now - pressed < DEBOUNCE) return
    pressed = now
    if (await asking.ask(command.value.type, command.value.ask)) words.value = ''
  }

  /** Shows what was on before: the cue beneath a draw, else the cue before this one. Undoes nothing. */
  async function back(): Promise<void> {
    const state = show.state
    if (!state) return
    const at = state.cues.findIndex(({ id }) => id === state.show.cue)
    const cue = state.show.draw === null ? state.cues[at - 1] : state.cues[at]
    if (cue) await asking.ask('cue.show', { cue: cue.id })
  }

  return { next, label, why, words, press, back, busy: asking.busy, problem: asking.problem }
})
