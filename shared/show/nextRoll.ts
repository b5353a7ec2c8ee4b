import { root } from '../fair/merkle.ts'
import { mergeRows, rowsInOrder, type RollRow } from '../fair/roll.ts'
import { finish, type Steps } from '../fair/steps.ts'
import { inNextRoll, rollOf } from './pool.ts'
import type { State } from './state.ts'

/** The roll that the next seal would have, and how it differs from the last. */
export interface NextRoll {
  /** Ascending by entry; a row that is as it was sealed is the same array. */
  rows: readonly RollRow[]
  /** Of these rows, those that are new or changed. */
  put: readonly RollRow[]
  /** Entries that are in the roll no more. */
  drop: readonly string[]
}
/** The same with the root of its tree, 64 hex. */
export interface RootedRoll extends NextRoll {
  root: string
}

/** All that the next roll depends on. */
type Listed = Pick<State, 'people' | 'roll' | 'settings'>

/** People looked at in one step. */
const STEP = 1000

/** Works out the next roll, a step for every so many people, so that other work can be let in between. */
export function* nextRollInSteps({ people, roll, settings }: Listed): Steps<NextRoll> {
  const as = rollOf({ settings })
  const sealed = new Map<string, RollRow>()
  for (let i = 0; i < roll.length; i++) {
    if (i % STEP === STEP - 1) yield
    sealed.set(roll[i]![0], roll[i]!)
  }
  const put: RollRow[] = []
  /** Entries whose rows are not as they were sealed. */
  const changed: string[] = []
  for (let i = 0; i < people.length; i++) {
    if (i % STEP === STEP - 1) yield
    const person = people[i]!
    if (!inNextRoll(person, as)) continue
    const { entry, weight, group } = person
    const old = sealed.get(entry)
    if (old) sealed.delete(entry)
    if (old?.[1] === weight && old[2] === group) continue
    put.push([entry, weight, group])
    if (old) changed.push(entry)
  }
  const added = yield* rowsInOrder(put)
  const drop = [...sealed.keys()]
  const gone = new Set([...drop, ...changed])
  const kept = gone.size === 0 ? roll : roll.filter(([entry]) => !gone.has(entry))
  return { rows: yield* mergeRows(kept, added), put: added, drop }
}

/** The same at once, with its root. */
export function nextRoll(state: Listed): RootedRoll {
  const next = finish(nextRollInSteps(state))
  return { ...next, root: root(next.rows) }
}

/** Whether two states have the same next roll for certain: what it depends on is the very same. */
export function hasSameRoll(a: Listed, b: Listed): boolean {
  return a.people === b.people && a.roll === b.roll && rollOf(a) === rollOf(b)
}
