import { groupEntry } from '../../shared/fair/roll.ts'
import { personByEntry } from '../../shared/show/people.ts'
import { groupsOf } from '../../shared/show/pool.ts'
import type { Award, Person, Prize, Sponsor, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** An award with whoever won it, as the desk tells them apart. */
export interface Row {
  award: Award
  /** null for a group, or where the person is gone from the list. */
  person: Person | null
  name: string
  group: string
  code: string
  /** The last four digits of the phone, '' if there is none. */
  digits: string
  /** Somebody else on the list has the same name. */
  alike: boolean
  withdrawn: boolean
}

export interface PrizeRows {
  prize: Prize
  sponsor: Sponsor | undefined
  rows: Row[]
}

/** The awards by prize in the order of the prizes, the newest draw first and within a draw by rank. */
export function boardOf(state: State): PrizeRows[] {
  const names = namesTwice(state.people)
  const groups = new Map(groupsOf(state.people).map((group) => [groupEntry(state.id, group), group]))
  const byPrize = new Map<string, Row[]>(state.prizes.map((prize) => [prize.id, []]))
  const newest = [...state.awards].sort((a, b) => b.draw - a.draw || a.rank - b.rank)
  for (const award of newest) byPrize.get(award.prize)?.push(rowOf(state, award, names, groups))
  return state.prizes.flatMap((prize) => {
    const rows = byPrize.get(prize.id)!
    return rows.length > 0 ? [{ prize, sponsor: find(state.sponsors, prize.sponsor), rows }] : []
  })
}

function rowOf(
  state: State,
  award: Award,
  names: ReadonlySet<string>,
  groups: ReadonlyMap<string, string>,
): Row {
  const person = personByEntry(state.people, award.entry) ?? null
  return {
    award,
    person,
    name: person?.name ?? groups.get(award.entry) ?? '–',
    group: person?.group ?? '',
    code: person?.code ?? '',
    digits: person?.phone ?? '',
    alike: person !== null && names.has(person.name),
    withdrawn: find(state.out, award.entry)?.reason === 'withdrawn',
  }
}

/** The names that more than one person has. */
export function namesTwice(people: readonly Person[]): Set<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of people) (seen.has(name) ? twice : seen).add(name)
  return twice
}
