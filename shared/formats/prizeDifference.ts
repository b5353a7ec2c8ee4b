import type { PrizePlan, PrizeRow } from '../show/rule.ts'
import type { Prize, State } from '../show/state.ts'
import { prizeKey, sponsorKey } from './prizeList.ts'

/** The members of a prize that a list can change. */
const MEMBERS = ['quantity', 'value', 'note', 'per_draw', 'need'] as const
type Member = (typeof MEMBERS)[number]

export interface PrizeChange {
  row: number
  /** The prize's id. */
  prize: string
  name: string
  before: Partial<Pick<Prize, Member>>
  after: Partial<Pick<Prize, Member>>
}

/** What a list of prizes would change. */
export interface PrizeDifference {
  /** Names of the sponsors that are new. */
  sponsors: string[]
  added: PrizeRow[]
  changed: PrizeChange[]
  same: number
}

/**
 * What importing prizes does to those there are. A prize is found by its name and sponsor, by its name alone where the list
 * has no sponsors; nothing is removed.
 */
export function prizeDifference(
  { prizes, sponsors }: Pick<State, 'prizes' | 'sponsors'>,
  rows: readonly PrizeRow[],
): PrizeDifference {
  const nameOf = new Map(sponsors.map(({ id, name }) => [id, name]))
  const known = new Map<string, Prize>()
  for (const prize of prizes.toReversed()) {
    known.set(prizeKey(prize.name), prize)
    known.set(prizeKey(prize.name, nameOf.get(prize.sponsor) ?? ''), prize)
  }
  const there = new Set(['', ...sponsors.map(({ name }) => sponsorKey(name))])
  const result: PrizeDifference = { sponsors: [], added: [], changed: [], same: 0 }
  for (const row of rows) {
    const { sponsor = '' } = row
    if (!there.has(sponsorKey(sponsor))) {
      there.add(sponsorKey(sponsor))
      result.sponsors.push(sponsor)
    }
    const prize = known.get(prizeKey(row.name, row.sponsor))
    const change = prize && changeOf(prize, row)
    if (!prize) result.added.push(row)
    else if (change) result.changed.push(change)
    else result.same++
  }
  return result
}

function changeOf(prize: Prize, row: PrizeRow): PrizeChange | undefined {
  const different = MEMBERS.filter((member) => row[member] !== undefined && row[member] !== prize[member])
  if (different.length === 0) return undefined
  const only = (from: Partial<Pick<Prize, Member>>) =>
    Object.fromEntries(different.map((member) => [member, from[member]]))
  return { row: row.row, prize: prize.id, name: prize.name, before: only(prize), after: only(row) }
}

/** The plan of an import of prizes against the state of now. */
export function prizePlan(state: State, rows: readonly PrizeRow[]): PrizePlan {
  const { sponsors, added, changed } = prizeDifference(state, rows)
  return { sponsors, added, changed: changed.map(({ row, prize, after }) => ({ row, prize, after })) }
}
