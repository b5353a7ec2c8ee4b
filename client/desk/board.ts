import { awardsBy, newerFirst } from '../../shared/show/awardQueries.ts'
import { holderOf, type Holder } from '../../shared/show/holders.ts'
import type { Award, Person, Prize, Sponsor, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { KeptOrder } from './keptOrder.ts'

/** An award with its winner, its prize and what tells winners of the same name apart. */
export interface BoardRow extends Holder {
  award: Award
  prize: Prize
  /** Id of the prize's sponsor; '' if it has none. */
  sponsor: string
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

/** The board of one page, kept from state to state: a row is made again only where its award or its winner changed. */
export class Board {
  private readonly order = new KeptOrder<Award>(newerFirst)
  private readonly rows = new WeakMap<Award, BoardRow>()
  /** What rows are made of beside their awards. */
  private from: readonly unknown[] = []

  /** The awards by prize in the order of the prizes, the newest draw first and within a draw by rank. */
  of(state: State): PrizeRows[] {
    const { id, people, out, prizes, sponsors } = state
    const from = [id, people, out, prizes, sponsors]
    const isKept = from.every((one, i) => one === this.from[i])
    this.from = from
    const names = namesTwice(people)
    const holder = holderOf(state)
    const byPrize = awardsBy(this.order.of(state.awards), 'prize')
    return prizes.flatMap((prize) => {
      const rows = byPrize.get(prize.id)?.map((award) => {
        const known = this.rows.get(award)
        if (known && isKept) return known
        const row = rowOf(award, prize, holder(award), names)
        if (known && isSame(known, row)) return known
        this.rows.set(award, row)
        return row
      })
      return rows ? [{ prize, sponsor: find(sponsors, prize.sponsor), rows }] : []
    })
  }
}

/** The board of a state that is looked at once. */
export const boardOf = (state: State): PrizeRows[] => new Board().of(state)

function rowOf(award: Award, prize: Prize, holder: Holder, names: ReadonlySet<string>): BoardRow {
  const { person, name } = holder
  return {
    ...holder,
    award,
    prize,
    sponsor: prize.sponsor,
    name: name || '–',
    code: person?.code ?? '',
    digits: person?.phone ?? '',
    alike: person !== null && names.has(person.name),
  }
}

const isSame = (one: BoardRow, other: BoardRow): boolean =>
  (Object.keys(other) as (keyof BoardRow)[]).every((member) => one[member] === other[member])

const twice = new WeakMap<readonly Person[], Set<string>>()

/** The names that more than one person on the list has. */
export function namesTwice(people: readonly Person[]): ReadonlySet<string> {
  let names = twice.get(people)
  if (!names) {
    twice.set(people, (names = new Set()))
    const seen = new Set<string>()
    for (const { name } of people) (seen.has(name) ? names : seen).add(name)
  }
  return names
}

/** Whether somebody was withdrawn; whoever only left comes back with their check-in. */
export function isWithdrawn({ out }: State, { entry, left }: Person): boolean {
  const gone = find(out, entry)
  return left || (gone?.reason === 'withdrawn' && gone.cause !== 'left')
}
