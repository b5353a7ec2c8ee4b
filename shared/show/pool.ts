import { entrants, groupEntry, rowOf, type RollRow } from '../fair/roll.ts'
import { finish, type Steps } from '../fair/steps.ts'
import type { Without } from '../fair/records.ts'
import { isLive, liveAwards } from './awardQueries.ts'
import type { Person, Prize, State } from './state.ts'
import { find } from './table.ts'

/** Who is in the roll: as the host has set it, everyone until then. */
export function rollOf(state: Pick<State, 'settings'>): 'everyone' | 'checked-in' {
  return state.settings.roll ?? 'everyone'
}

/** Whether the host is to be asked if only those checked in take part from now on: the first is, and nothing has been decided. */
export function asksForRoll({ settings, people, closed }: State): boolean {
  return settings.roll === null && !closed && people.some((person) => person.checkedIn)
}

/** Who is in the roll that the next seal would have: everyone who has not left; or who is checked in, or was when sealed so. */
export function inNextRoll(person: Person, roll: 'everyone' | 'checked-in'): boolean {
  if (roll === 'everyone') return person.sealed || !person.left
  return !!person.stays || (person.checkedIn && !person.left)
}

/** Whether a person is in the roll of the last seal, while its draw is open. */
export function inSealedRoll(person: Person, { roll }: State['settings']): boolean {
  return roll === 'checked-in' ? !!person.stays : person.sealed
}

/** Whether a person was withdrawn and has not come back, before the first seal or after it. */
export function isWithdrawn(person: Person, state: Pick<State, 'out'>): boolean {
  return person.sealed ? find(state.out, person.entry)?.reason === 'withdrawn' : person.left
}

/** The people who are withdrawn. */
export const withdrawnOf = (state: Pick<State, 'people' | 'out'>): Person[] =>
  state.people.filter((person) => isWithdrawn(person, state))

/** Whether a person is out of all further draws: withdrawn, or an award of theirs was voided. */
export function isOut(person: Person, state: Pick<State, 'out'>): boolean {
  return person.sealed ? find(state.out, person.entry) !== undefined : person.left
}

/**
 * Whether a person would be in the next draw of a prize that everybody can win: in the roll, not out, and not left out by
 * the event's rule. The one answer for tickets, exports, panels and desks; `roll` spares asking for it person by person.
 */
export function takesPart(person: Person, state: State, roll = rollOf(state)): boolean {
  return inNextRoll(person, roll) && !isOut(person, state) && !leftOutByRule(person, state)
}

/** Whether a person is left out of every draw of persons by the event's rule. */
export function leftOutByRule(person: Person, state: State): boolean {
  return person.tags.some((tag) => state.settings.leftOut.includes(tag))
}

/** Entries that hold what the prize excludes. */
export function holders(state: State, prize: Prize): Set<string> {
  const held = new Set<string>()
  if (prize.excludes === 'none') return held
  const counting = new Map(state.prizes.map((other) => [other.id, other.counts && other.unit === prize.unit]))
  for (const award of state.awards) {
    if (!isLive(award)) continue
    if (award.prize === prize.id || (prize.excludes === 'winners' && counting.get(award.prize)))
      held.add(award.entry)
  }
  return held
}

/** Whether a person is left out of the draws of a prize by rule: by a tag, or of the admission's because their seat is certain; null where nobody is. */
function ruledOutOf(state: State, prize: Prize): ((person: Person) => boolean) | null {
  if (prize.unit !== 'person') return null
  const { admission, settings } = state
  const certain = new Set(admission?.prize === prize.id ? admission.certain.map(({ person }) => person) : [])
  if (certain.size === 0 && settings.leftOut.length === 0) return null
  return (person) => leftOutByRule(person, state) || certain.has(person.id)
}

export interface Pool {
  /** Entrants of the draw, as OPEN records them: everybody admitted who is not out. */
  size: number
  /** Entrants that are out, by reason, among those whom the prize's groups admit. */
  without: { won: number; void: number; withdrawn: number; rule: number }
  /** Of `size`, those who cannot win: their group has all the winners of this prize that it may have. */
  full: number
}

/** How many of a pool can win. */
export const ableIn = ({ size, full }: Pick<Pool, 'size' | 'full'>): number => size - full

/** People looked at in one step. */
const STEP = 1000

/** The pool last counted for a prize, and all that it depends on, compared by identity. */
const counted = new WeakMap<Prize, { from: readonly unknown[]; pool: Pool }>()

/** The pool that a prize would have if its draw opened now. What panels show, and what refuses a draw that nobody can win. */
export const poolOf = (state: State, prize: Prize): Pool => finish(poolInSteps(state, prize))

/** The same in steps, so that `poolOf` has it at once. */
export function* poolInSteps(state: State, prize: Prize): Steps<Pool> {
  const { people, prizes, awards, out, admission, settings } = state
  const from = [people, prizes, awards, out, admission, settings]
  const last = counted.get(prize)
  if (last?.from.every((one, i) => one === from[i])) return last.pool
  const pool = yield* countPool(state, prize)
  counted.set(prize, { from, pool })
  return pool
}

function* countPool(state: State, prize: Prize): Steps<Pool> {
  const roll = rollOf(state)
  const admitted = prize.groups && new Set(prize.groups)
  const held = holders(state, prize)
  const taken = takenOf(state, prize)
  const pool: Pool = { size: 0, without: { won: 0, void: 0, withdrawn: 0, rule: 0 }, full: 0 }
  const anyOut = state.out.length > 0
  const count = (entry: string, group: string, ruledOut: boolean): void => {
    if (admitted && !admitted.has(group)) return
    const out = anyOut && find(state.out, entry)
    if (out) pool.without[out.reason]++
    else if (held.size > 0 && held.has(entry)) pool.without.won++
    else if (ruledOut) pool.without.rule++
    else {
      pool.size++
      if (prize.per_group > 0 && group !== '' && (taken.get(group) ?? 0) >= prize.per_group) pool.full++
    }
  }
  const isRuledOut = ruledOutOf(state, prize)
  const groups = new Set<string>()
  let looked = 0
  for (const person of state.people) {
    if (++looked % STEP === 0) yield
    if (!inNextRoll(person, roll)) continue
    if (prize.unit === 'group') groups.add(person.group)
    else count(person.entry, person.group, isRuledOut?.(person) ?? false)
  }
  groups.delete('')
  for (const group of groups) count(groupEntry(state.id, group), group, false)
  return pool
}

/** What the next roll comes to: the tickets in it, and how many in it were added at a desk. */
interface RollSums {
  tickets: number
  walkIns: number
}

const summed = new WeakMap<readonly Person[], RollSums & { roll: string }>()

/** The sums of the next roll. */
export const rollSums = (state: State): RollSums => finish(rollSumsInSteps(state))

/** The same in steps, so that `rollSums` has them at once. */
export function* rollSumsInSteps(state: State): Steps<RollSums> {
  const { people } = state
  const roll = rollOf(state)
  const last = summed.get(people)
  if (last?.roll === roll) return last
  const sums = { roll, tickets: 0, walkIns: 0 }
  let looked = 0
  for (const person of people) {
    if (++looked % STEP === 0) yield
    if (!inNextRoll(person, roll)) continue
    sums.tickets += person.weight
    if (person.walkIn !== undefined) sums.walkIns++
  }
  summed.set(people, sums)
  return sums
}

/** The groups of some people, in their order of appearance; '' is none. */
export function groupsOf(people: readonly { group: string }[]): string[] {
  const groups = new Set(people.map((person) => person.group))
  groups.delete('')
  return [...groups]
}

/** Live awards of a prize by the group that their holder has in the next roll: what per_group counts. */
function takenOf(state: State, prize: Prize): Map<string, number> {
  const taken = new Map<string, number>()
  if (prize.per_group === 0) return taken
  const held = new Set(liveAwards(state, prize.id).map((award) => award.entry))
  const roll = rollOf(state)
  for (const person of state.people) {
    if (person.group !== '' && held.has(person.entry) && inNextRoll(person, roll))
      taken.set(person.group, (taken.get(person.group) ?? 0) + 1)
  }
  return taken
}

/** What OPEN states of a prize's draw over a sealed roll (fd1 §4): who is out by reason, and the winners so far by group. */
export function exclusions(
  state: State,
  prize: Prize,
  roll: readonly RollRow[],
): { rows: readonly RollRow[]; without: Without; taken: [string, number][] } {
  const rows = entrants(state.id, roll, prize.unit)
  const held = holders(state, prize)
  const isRuledOut = ruledOutOf(state, prize)
  const ruled = new Set(isRuledOut ? state.people.filter(isRuledOut).map(({ entry }) => entry) : [])
  const without: Without = { won: [], void: [], withdrawn: [], rule: [] }
  const some = new Set([...state.out.map(({ id }) => id), ...held, ...ruled])
  for (const entry of [...some].sort()) {
    if (!rowOf(rows, entry)) continue
    const out = find(state.out, entry)
    without[out ? out.reason : held.has(entry) ? 'won' : 'rule'].push(entry)
  }
  const taken = new Map<string, number>()
  if (prize.per_group > 0) {
    for (const award of liveAwards(state, prize.id)) {
      const group = rowOf(rows, award.entry)?.[2]
      if (group) taken.set(group, (taken.get(group) ?? 0) + 1)
    }
  }
  return { rows, without, taken: [...taken].sort(([a], [b]) => (a < b ? -1 : 1)) }
}
