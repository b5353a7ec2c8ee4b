import { ref, shallowRef } from 'vue'
import { isRefusal, type Refusal } from '../../shared/show/rule.ts'
import type { Person, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { useShow } from '../show.ts'
import { isWithdrawn } from './board.ts'
import { certain } from './search.ts'

/** Who of those who were searched is shown: everybody, who has not come yet, who is in, who was added at the door. */
export const DOOR_FILTERS = ['all', 'coming', 'here', 'added'] as const
export type DoorFilter = (typeof DOOR_FILTERS)[number]

/** What came of the last scan or press at the door. People are named by their ids, so that what is shown of them stays true. */
export type Outcome =
  /** `place`: the how manieth they are; `ms`: from the scan to the answer, where there was one. */
  | { kind: 'in'; person: string; place: number; ms?: number }
  /** Checked in before, here or at another desk. */
  | { kind: 'already'; person: string }
  | { kind: 'withdrawn'; person: string }
  /** What was typed names so many people. */
  | { kind: 'several'; count: number }
  /** What was read is no ticket of this event. */
  | { kind: 'unknown'; text: string }
  | { kind: 'refused'; refused: Refusal }

/** Checks people in, several at once where scans come faster than answers; the outcome is that of the last of them. */
export function useDoor(people: () => State) {
  const show = useShow()
  const outcome = shallowRef<Outcome | null>(null)
  /** How many commands are under way. */
  const busy = ref(0)
  let last = 0

  async function send(person: string, undo: boolean): Promise<Refusal | null> {
    busy.value++
    try {
      const said = await show.send('person.check-in', { person, ...(undo && { undo }) })
      return isRefusal(said) ? said : null
    } finally {
      busy.value--
    }
  }

  /** Checks somebody in, unless they are already. */
  async function arrive(person: Person): Promise<void> {
    const mine = ++last
    const began = performance.now()
    const refused = await send(person.id, false)
    if (mine !== last) return
    outcome.value = refused
      ? outcomeOf(refused, person.id)
      : { ...arrived(people(), person.id), ms: performance.now() - began }
  }

  /** Takes a scanned text: whom it names for certain is checked in. */
  async function scan(text: string): Promise<void> {
    const person = certain(people().people, text)
    if (person) return meet(person)
    last++
    outcome.value = { kind: 'unknown', text: text.trim() }
  }

  /** Checks in whoever stands at the desk, or says that they are in already or out. */
  async function meet(person: Person): Promise<void> {
    if (!person.checkedIn && !isWithdrawn(people(), person)) return arrive(person)
    last++
    outcome.value = { kind: person.checkedIn ? 'already' : 'withdrawn', person: person.id }
  }

  /** Says that what was typed names so many people. */
  function several(count: number): void {
    last++
    outcome.value = { kind: 'several', count }
  }

  /** Says that somebody was added at the door, and checked in with that. */
  function added(person: string): void {
    last++
    outcome.value = arrived(people(), person)
  }

  /** Takes back the check-in that was done last. */
  async function undo(): Promise<void> {
    const done = outcome.value
    if (done?.kind !== 'in') return
    const mine = ++last
    const refused = await send(done.person, true)
    if (mine === last) outcome.value = refused ? { kind: 'refused', refused } : null
  }

  function clear(): void {
    last++
    outcome.value = null
  }

  return { outcome, busy, arrive, scan, meet, several, added, undo, clear }
}

const outcomeOf = (refused: Refusal, person: string): Outcome =>
  refused.refused === 'already-checked-in' ? { kind: 'already', person } : { kind: 'refused', refused }

/** The state may be told of the check-in before or after its answer comes. */
function arrived({ people }: State, person: string): Extract<Outcome, { kind: 'in' }> {
  const others = people.filter(({ id, checkedIn }) => checkedIn && id !== person)
  return { kind: 'in', person, place: others.length + 1 }
}

/** The person of an outcome; undefined where it names none, or they are no longer on the list. */
export const personOf = (state: State, outcome: Outcome | null): Person | undefined =>
  outcome && 'person' in outcome ? find(state.people, outcome.person) : undefined
