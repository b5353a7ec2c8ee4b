import { isLive } from '../../../shared/show/awardQueries.ts'
import type { BoardRow, PrizeRows } from '../board.ts'

/** A row with what it is sorted and filtered by. */
export interface ListedRow extends BoardRow {
  prize: PrizeRows['prize']
  sponsor: string
}

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

/** What stands in the list: a row, or the heading of those below it. */
export type Item = { heading: string; count: number } | { row: ListedRow }

/** Numbers within names count as numbers: table 2 comes before table 10. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Every award of the board, prize by prize. */
export const listed = (board: readonly PrizeRows[]): ListedRow[] =>
  board.flatMap(({ prize, sponsor, rows }) =>
    rows.map((row) => ({ ...row, prize, sponsor: sponsor?.id ?? '' })),
  )

const fitsStatus = ({ award }: BoardRow, status: StatusFilter): boolean =>
  status === 'all' || (isLive(award) && (award.claim === 'awaiting') === (status === 'awaiting'))

export const filtered = (rows: readonly ListedRow[], choice: ListChoice): ListedRow[] =>
  rows.filter(
    (row) =>
      fitsStatus(row, choice.status) &&
      (choice.prize === '' || row.prize.id === choice.prize) &&
      (choice.sponsor === '' || row.sponsor === choice.sponsor) &&
      (choice.table === '' || row.group === choice.table),
  )

const ORDERS: Record<Exclude<Sort, 'prize'>, (a: ListedRow, b: ListedRow) => number> = {
  name: (a, b) => collator.compare(a.name, b.name),
  table: (a, b) => collator.compare(tableOf(a), tableOf(b)) || collator.compare(a.name, b.name),
  time: (a, b) => b.award.claimedAt - a.award.claimedAt,
}

/** In the order asked for; by prize they stand in that of the board. */
export const sorted = (rows: readonly ListedRow[], sort: Sort): readonly ListedRow[] =>
  sort === 'prize' ? rows : [...rows].sort(ORDERS[sort])

/** A group that has won sits at its own table. */
const tableOf = (row: ListedRow): string => row.group || (row.person ? '' : row.name)

/** The rows, under headings where several prizes or tables follow each other. */
export function items(rows: readonly ListedRow[], sort: Sort, none: string): Item[] {
  if (sort === 'name' || sort === 'time') return rows.map((row) => ({ row }))
  const headingOf = (row: ListedRow) => (sort === 'table' ? tableOf(row) || none : row.prize.name)
  const keyOf = (row: ListedRow) => (sort === 'table' ? tableOf(row) : row.prize.id)
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
export const tablesOf = (rows: readonly ListedRow[]): string[] =>
  [...new Set(rows.map(({ group }) => group).filter(Boolean))].sort(collator.compare)
