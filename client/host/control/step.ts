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

/** The step of the show, or one that only this panel knows of, which is sent by itself: a command for each of its asks. */
interface PanelStep {
  label: { code: Step['label']['code'] | 'redraw'; with: Record<string, unknown> }
  type: string
  asks: Record<string, unknown>[]
  /** Whether the words called go with it. */
  word: boolean
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
    const picked = preview.picked === null || state.opened ? null : cueStep(state, preview.picked, step)
    if (picked) return picked
    if (!step) return null
    return (step.type === 'award.confirm' && presentStep(state, step)) || goStep(step)
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

  /** Confirms only who is here; once they are, draws anew for those who are not. Null where nobody is marked absent. */
  function presentStep(state: State, step: Step): PanelStep | null {
    const draw = Number(step.ask['draw'])
    const { missing, here, confirm, redraw } = absent.of(state, draw)
    if (missing.length === 0) return null
    return here.length > 0
      ? {
          label: { code: 'confirm', with: { draw, count: here.length } },
          type: 'award.confirm',
          asks: confirm,
          word: false,
        }
      : {
          label: { code: 'redraw', with: { draw, count: missing.length } },
          type: 'award.redraw',
          asks: [redraw],
          word: false,
        }
  }

  const why = computed(() =>
    next.value ? asking.why(next.value.type, sent(next.value)[0]) : asking.why('go', {}),
  )

  const sent = ({ asks, word }: PanelStep): Record<string, unknown>[] =>
    word ? asks.map((what) => ({ ...what, word: words.value })) : asks

  async function press(): Promise<void> {
    const now = performance.now()
    const step = next.value
    if (!step || why.value || now - pressed < DEBOUNCE) return
    pressed = now
    for (const what of sent(step)) if (!(await asking.ask(step.type, what))) return
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

/** GO with its step, so that a late press does nothing. */
const goStep = ({ id, label, word }: Step): PanelStep => ({ label, type: 'go', asks: [{ step: id }], word })

/** Shows the cue that was picked; null where that is what GO does anyway, or the cue is gone. */
function cueStep(state: State, cue: string, otherwise: Step | null): PanelStep | null {
  const picked = find(state.cues, cue)
  if (!picked || (otherwise?.type === 'cue.show' && otherwise.ask['cue'] === cue)) return null
  const prize = picked.prize ? find(state.prizes, picked.prize)?.name : undefined
  return {
    label: { code: 'cue', with: { scene: picked.scene, title: picked.title || prize || '' } },
    type: 'cue.show',
    asks: [{ cue }],
    word: false,
  }
}
