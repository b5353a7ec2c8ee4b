import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { idle, nextStep, type Step } from '../../../shared/show/nextStep.ts'
import type { State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'
import { useAbsent } from '../draw/absent.ts'
import { useHostText } from '../text.ts'
import { usePreview } from './preview.ts'

/** A step that this panel makes of the show's: for each of these asks one command. */
interface PanelStep extends Omit<Step, 'label'> {
  label: { code: Step['label']['code'] | 'redraw'; with: Record<string, unknown> }
  each?: Record<string, unknown>[]
}

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
  const absent = useAbsent()
  const words = ref('')
  let pressed = 0

  const next = computed<PanelStep | null>(() => {
    const state = show.state
    if (!state) return null
    const step = nextStep(state)
    if (preview.picked !== null && !state.opened) return cueStep(state, preview.picked, step)
    return step?.type === 'award.confirm' ? presentStep(state, step) : step
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

  /** Confirms only who is here; once they are, GO draws anew for those who are not. */
  function presentStep(state: State, step: Step): PanelStep {
    const draw = Number(step.ask['draw'])
    const { missing, here } = absent.of(state, draw)
    if (missing.length === 0) return step
    if (here.length > 0) {
      const label = { code: 'confirm' as const, with: { draw, count: here.length } }
      return { ...step, id: `here:${step.id}`, label, each: here.map((entry) => ({ draw, entry })) }
    }
    const label = { code: 'redraw' as const, with: { draw, count: missing.length } }
    return {
      ...step,
      id: `absent:${step.id}`,
      label,
      type: 'award.redraw',
      ask: { draw, entries: missing, reason: 'absent' },
    }
  }

  /** What is sent: GO with its step, so that a late press does nothing; what only this panel knows by itself. */
  const order = computed(() => {
    const step = next.value
    if (!step) return null
    if (/^(?:pick|here|absent):/.test(step.id)) return { type: step.type, asks: step.each ?? [step.ask] }
    return { type: 'go', asks: [{ step: step.id, ...(step.word && { word: words.value }) }] }
  })

  const why = computed(() =>
    order.value ? asking.why(order.value.type, order.value.asks[0]) : asking.why('go', {}),
  )

  async function press(): Promise<void> {
    const now = performance.now()
    if (!order.value || why.value || now - pressed < DEBOUNCE) return
    pressed = now
    const { type, asks } = order.value
    for (const ask of asks) if (!(await asking.ask(type, ask))) return
    words.value = ''
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
