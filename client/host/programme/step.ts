import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { idle, nextStep, type Step } from '../../../shared/show/nextStep.ts'
import type { State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
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

  const next = computed<Step | null>(() => {
    const state = show.state
    if (!state) return null
    const step = nextStep(state)
    return preview.picked !== null && !state.opened ? cueStep(state, preview.picked, step) : step
  })

  const label = computed(() => {
    const state = show.state
    if (!state) return ''
    if (!next.value) return t(`go.${idle(state)}`)
    const { code, with: params } = next.value.label
    if (code !== 'cue') return t(`go.${code}`, params)
    const scene = `scene.${params['scene']}`
    return t('go.cue', { title: params['title'] || (has(scene) ? t(scene) : params['scene']) })
  })

  /** What is sent: GO with its step, so that a late press does nothing; a picked cue by itself. */
  const order = computed(() => {
    const step = next.value
    if (!step) return null
    if (step.id.startsWith('pick:')) return { type: step.type, ask: step.ask }
    return { type: 'go', ask: { step: step.id, ...(step.word && { word: words.value }) } }
  })

  const why = computed(() =>
    order.value ? asking.why(order.value.type, order.value.ask) : asking.why('go', {}),
  )

  async function press(): Promise<void> {
    const now = performance.now()
    if (!order.value || why.value || now - pressed < DEBOUNCE) return
    pressed = now
    const said = await asking.ask(order.value.type, order.value.ask)
    if (said) words.value = ''
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

function cueStep(state: State, cue: string, otherwise: Step | null): Step | null {
  const picked = find(state.cues, cue)
  if (!picked || (otherwise?.type === 'cue.show' && otherwise.ask['cue'] === cue)) return otherwise
  const prize = picked.prize ? find(state.prizes, picked.prize)?.name : undefined
  return {
    id: `pick:${cue}`,
    label: { code: 'cue', with: { scene: picked.scene, title: picked.title || prize || '' } },
    type: 'cue.show',
    ask: { cue },
    word: false,
  }
}
