import { isLive, newerFirst } from '../../../shared/show/awardQueries.ts'
import type { BoardRow, PrizeRows } from '../board.ts'
import { KeptOrder } from '../keptOrder.ts'

export const SORTS = ['prize', 'name', 'table', 'time'] as const
export type Sort = (typeof SORTS)[number]
export const STATUSES = ['all', 'awaiting', 'settled'] as const
export type StatusFilter = (typeof STATUSES)[number]

/** What the list shows; '' takes every prize, sponsor or table. */
export interface ListChoice {
  status: StatusFilter
  prize: string
  sponsor: string
  table: string
  sort: Sort
}

/** Everything, prize by prize. */
export const EVERYTHING: ListChoice = { status: 'all', prize: '', sponsor: '', table: '', sort: 'prize' }

/** What stands in the list: a row, or the heading of those below it. */
export type Item = { heading: string; count: number } | { row: BoardRow }

/** Numbers within names count as numbers: table 2 comes before table 10. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Compares two names so. */
export const byNumber = collator.compare

/** Every award of the board, prize by prize. */
export const listed = (board: readonly PrizeRows[]): BoardRow[] => board.flatMap(({ rows }) => rows)

/** Whoever declined is settled too: nothing waits for them. */
const fitsStatus = ({ award }: BoardRow, status: StatusFilter): boolean =>
  status === 'all' || (isLive(award) && award.claim === 'awaiting') === (status === 'awaiting')

export const filtered = (rows: readonly BoardRow[], choice: ListChoice): BoardRow[] =>
  rows.filter(
    (row) =>
      fitsStatus(row, choice.status) &&
      (choice.prize === '' || row.prize.id === choice.prize) &&
      (choice.sponsor === '' || row.sponsor === choice.sponsor) &&
      (choice.table === '' || row.group === choice.table),
  )

/** Each a total order: what is alike otherwise stands as everywhere, the newest draw first. */
export const ORDERS: Record<Exclude<Sort, 'prize'>, (a: BoardRow, b: BoardRow) => number> = {
  name: (a, b) => byNumber(a.name, b.name) || newerFirst(a.award, b.award),
  table: (a, b) =>
    byNumber(tableOf(a), tableOf(b)) || byNumber(a.name, b.name) || newerFirst(a.award, b.award),
  time: (a, b) => b.award.claimedAt - a.award.claimedAt || newerFirst(a.award, b.award),
}

/** Puts the rows of one list in the order asked for, and only what changed since the last time into its new place. */
export class ListOrder {
  private readonly orders = {
    name: new KeptOrder(ORDERS.name),
    table: new KeptOrder(ORDERS.table),
    time: new KeptOrder(ORDERS.time),
  }

  /** By prize they stand in the order of the board. */
  of(rows: readonly BoardRow[], sort: Sort): readonly BoardRow[] {
    return sort === 'prize' ? rows : this.orders[sort].of(rows)
  }
}

/** A group that has won sits at its own table. */
const tableOf = (row: BoardRow): string => row.group || (row.person ? '' : row.name)

/** The rows, under headings where several prizes or tables follow each other. */
export function items(rows: readonly BoardRow[], sort: Sort, none: string): Item[] {
  if (sort === 'name' || sort === 'time') return rows.map((row) => ({ row }))
  const headingOf = (row: BoardRow) => (sort === 'table' ? tableOf(row) || none : row.prize.name)
  const keyOf = (row: BoardRow) => (sort === 'table' ? tableOf(row) : row.prize.id)
  const made: Item[] = []
  let open: { key: string; item: Extract<Item, { heading: string }> } | null = null
  for (const row of rows) {
    if (open?.key !== keyOf(row)) {
      open = { key: keyOf(row), item: { heading: headingOf(row), count: 0 } }
      made.push(open.item)
    }
    open.item.count++
    made.push({ row })
  }
  return made
}

/** The tables at which the winners of these rows sit, in their order. */
export const tablesOf = (rows: readonly BoardRow[]): string[] =>
  [...new Set(rows.map(({ group }) => group).filter(Boolean))].sort(byNumber)
