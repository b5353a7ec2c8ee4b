import { admitted, type Outcome } from './admission.ts'
import { shownNames } from './names.ts'
import { personByEntry } from './personLookup.ts'
import type { AdmissionNumbers, Cue, State } from './state.ts'

/** The scene that shows the admission. */
export const ADMISSION_SCENE = 'admission'

type From = readonly unknown[]
const known = new WeakMap<Outcome, { from: From; shown: AdmissionNumbers }>()

/**
 * The numbers with everybody ranked, as the event lets people be named, while the admission is among the cues on air; without
 * that the numbers as they are. The same object while nothing of it has changed.
 */
export function withRankingOnAir(
  state: State,
  numbers: AdmissionNumbers,
  onAir: readonly Cue[],
): AdmissionNumbers {
  const outcome = admitted(state)
  if (!outcome || !onAir.some(({ scene }) => scene === ADMISSION_SCENE)) return numbers
  const from = [numbers, state.people, state.settings]
  const last = known.get(outcome)
  if (last?.from.every((one, i) => one === from[i])) return last.shown
  const names = shownNames(state)
  const ranking = outcome.placed.map(({ entry, quota, is, place }) => {
    const person = personByEntry(state.people, entry)
    const { name, tail } = (person && names.get(person.id)) ?? { name: '–', tail: '' }
    return { name, tail, quota, is, place }
  })
  const shown = { ...numbers, ranking }
  known.set(outcome, { from, shown })
  return shown
}
