import { awardsBy, newestFirst } from '../../shared/show/awardQueries.ts'
import { holderOf, type Holder } from '../../shared/show/holders.ts'
import type { Award, Person, Prize, Sponsor, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** An award with its winner and what tells winners of the same name apart. */
export interface BoardRow extends Holder {
  award: Award
  code: string
  /** The last four digits of the phone, '' if there is none. */
  digits: string
  /** Another person on the list has the same name. */
  alike: boolean
}

export interface PrizeRows {
  prize: Prize
  sponsor: Sponsor | undefined
  rows: BoardRow[]
}

/** The awards by prize in the order of the prizes, the newest draw first and within a draw by rank. */
export function boardOf(state: State): PrizeRows[] {
  const names = namesTwice(state.people)
  const holder = holderOf(state)
  const byPrize = awardsBy(newestFirst(state.awards), 'prize')
  return state.prizes.flatMap((prize) => {
    const rows = byPrize.get(prize.id)?.map((award) => rowOf(award, holder(award), names))
    return rows ? [{ prize, sponsor: find(state.sponsors, prize.sponsor), rows }] : []
  })
}

function rowOf(award: Award, holder: Holder, names: ReadonlySet<string>): BoardRow {
  const { person, name } = holder
  return {
    ...holder,
    award,
    name: name || '–',
    code: person?.code ?? '',
    digits: person?.phone ?? '',
    alike: person !== null && names.has(person.name),
  }
}

/** The names that more than one person on the list has. */
export function namesTwice(people: readonly Person[]): Set<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of people) (seen.has(name) ? twice : seen).add(name)
  return twice
}

/** Whether somebody was withdrawn; whoever only left comes back with their check-in. */
export function isWithdrawn({ out }: State, { entry, left }: Person): boolean {
  const gone = find(out, entry)
  return left || (gone?.reason === 'withdrawn' && gone.cause !== 'left')
}
