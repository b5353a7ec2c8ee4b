import { defineStore, storeToRefs } from 'pinia'
import { computed, ref } from 'vue'
import { goText } from '../../../shared/goText.ts'
import { ableIn } from '../../../shared/show/pool.ts'
import { idle, nextStep, pickedStep, type Step } from '../../../shared/show/nextStep.ts'
import { previousWork } from '../../../shared/show/workOrder.ts'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'
import { useTab } from '../tab.ts'
import { useHostText } from '../text.ts'
import { usePreview } from './preview.ts'
import { useTypedWords } from './typedWords.ts'

/** Milliseconds: a press of GO that came within them after another counts as the same press, however late it is heard of. */
const DEBOUNCE_MS = 400

/**
 * GO: what the next press does (the next step of the show, or showing the cue that was picked as preview), why it cannot be
 * pressed now, and the words typed in for the draw. The button, the field for the words and the keys all use this one store.
 */
export const useGo = defineStore('go', () => {
  const show = useShow()
  const preview = usePreview()
  const { t, has } = useHostText()
  const asking = useAsking()
  const { words } = storeToRefs(useTypedWords())
  const tab = useTab()
  /** Whether this panel has taken the step before, so that its focus may follow. */
  const mine = ref(false)
  let pressed = 0

  const following = computed<Step | null>(() => show.state && nextStep(show.state))
  const picked = computed<Step | null>(() =>
    show.state && preview.picked !== null ? pickedStep(show.state, preview.picked) : null,
  )
  const next = computed<Step | null>(() => picked.value ?? following.value)

  const label = computed(() => {
    const state = show.state
    if (!state) return ''
    return goText(state, next.value, (key, params) => (has(key) ? t(key, params) : undefined))
  })

  /** What to look at before a draw opens: a pool that is smaller than the units, or has lost more than half. */
  const warnings = computed(() => {
    const { pool, label: said } = next.value ?? {}
    if (!pool) return []
    const counts = { ...said?.with, size: pool.size, able: ableIn(pool), before: pool.before }
    return pool.warnings.map((code) => t(code, counts))
  })

  /** The command of a press: `go` with the id of its step, so that a late press does nothing, or the cue that was picked. */
  const command = computed(() => {
    const step = next.value
    if (step && step.id !== following.value?.id) return { type: step.type, ask: step.ask }
    const ask = { ...(step && { step: step.id }), ...(step?.word && { word: words.value }) }
    return { type: 'go', ask }
  })

  /** Whether the event has nothing to show yet: GO then leads to the form of a first prize. */
  const leads = computed(() => !!show.state && !next.value && idle(show.state) === 'empty')

  const why = computed(() => asking.why(command.value.type, command.value.ask))

  /** Takes a press of that instant, epoch ms. */
  async function press(at: number): Promise<void> {
    if (leads.value) tab.open('prizes', 'new')
    if (!next.value || why.value || at - pressed < DEBOUNCE_MS) return
    pressed = at
    mine.value = true
    if (!(await asking.ask(command.value.type, command.value.ask))) mine.value = false
  }

  /** Goes back one picture: from a draw to the cue it was started on, in a showcase to the work before, else to the previous cue. It never undoes a draw. */
  async function back(): Promise<void> {
    const state = show.state
    if (!state) return
    const at = state.cues.findIndex(({ id }) => id === state.show.cue)
    const work = previousWork(state)
    if (work && state.show.draw === null) return void (await asking.ask('work.show', { group: work.group }))
    const cue = state.show.draw === null && !state.show.work ? state.cues[at - 1] : state.cues[at]
    if (cue) await asking.ask('cue.show', { cue: cue.id })
  }

  return {
    next,
    label,
    leads,
    why,
    warnings,
    words,
    mine,
    press,
    back,
    busy: asking.busy,
    problem: asking.problem,
  }
})
