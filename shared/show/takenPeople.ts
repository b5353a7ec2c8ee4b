import { admitted } from './admission.ts'
import { awardsBy, isLive } from './awardQueries.ts'
import { isWithdrawn } from './pool.ts'
import { unrevealedHidden } from './revealed.ts'
import type { Person, State } from './state.ts'

/** Which people of an event another takes in: those with a seat (the certain too), its winners, those who were checked in, or all. */
export const TAKEN = ['seated', 'winners', 'checked-in', 'all'] as const
export type Taken = (typeof TAKEN)[number]

/** Those people; nobody who has been withdrawn, and no winner who has not been revealed. */
export function takenPeople(state: State, which: Taken): Person[] {
  const there = state.people.filter((person) => !isWithdrawn(person, state))
  if (which === 'checked-in') return there.filter(({ checkedIn }) => checkedIn)
  if (which === 'all') return there
  if (which === 'seated') return seatedOf(state, there)
  const winners = awardsBy(unrevealedHidden(state).awards.filter(isLive), 'entry')
  return there.filter(({ entry }) => winners.has(entry))
}

function seatedOf(state: State, people: Person[]): Person[] {
  const outcome = admitted(state)
  if (!outcome) return []
  const certain = new Set(state.admission!.certain.map(({ person }) => person))
  return people.filter(({ id, entry }) => certain.has(id) || outcome.of.get(entry)?.is === 'seat')
}
