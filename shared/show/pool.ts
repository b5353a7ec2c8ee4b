import { entrants, groupEntry, type RollRow } from '../fair/roll.ts'
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

/** Whether a person is left out of the draws of a prize by rule: by a tag, or of the admission's because their seat is certain. */
function ruledOutOf(state: State, prize: Prize): (person: Person) => boolean {
  if (prize.unit !== 'person') return () => false
  const { admission } = state
  const certain = new Set(admission?.prize === prize.id ? admission.certain.map(({ person }) => person) : [])
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

/** The pool that a prize would have if its draw opened now. What panels show, and what refuses a draw that nobody can win. */
export function poolOf(state: State, prize: Prize): Pool {
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
  const ruledOut = ruledOutOf(state, prize)
  const rolled = state.people.filter((person) => inNextRoll(person, roll))
  if (prize.unit === 'person')
    for (const person of rolled) count(person.entry, person.group, ruledOut(person))
  else for (const group of groupsOf(rolled)) count(groupEntry(state.id, group), group, false)
  return pool
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
  const ruled = new Set(state.people.filter(ruledOutOf(state, prize)).map(({ entry }) => entry))
  const without: Without = { won: [], void: [], withdrawn: [], rule: [] }
  const some = state.out.length + held.size + ruled.size > 0
  for (const [entry] of some ? rows : []) {
    const out = find(state.out, entry)
    if (out) without[out.reason].push(entry)
    else if (held.has(entry)) without.won.push(entry)
    else if (ruled.has(entry)) without.rule.push(entry)
  }
  const taken = new Map<string, number>()
  if (prize.per_group > 0) {
    const groups = new Map(rows.map(([entry, , group]) => [entry, group]))
    for (const award of liveAwards(state, prize.id)) {
      const group = groups.get(award.entry)
      if (group) taken.set(group, (taken.get(group) ?? 0) + 1)
    }
  }
  return { rows, without, taken: [...taken].sort(([a], [b]) => (a < b ? -1 : 1)) }
}
