import { isWithdrawn } from '../show/pool.ts'
import type { State } from '../show/state.ts'
import type { Known } from './difference.ts'

/** The people of an event as an import needs to know them. */
export const knownIn = (state: State): Known[] =>
  state.people.map((person) => (isWithdrawn(person, state) ? { ...person, gone: true } : person))
