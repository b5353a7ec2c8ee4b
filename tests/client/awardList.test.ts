import { expect, test } from 'vitest'
import fc from 'fast-check'
import { Board, boardOf, type BoardRow } from '../../client/desk/board.ts'
import {
  EVERYTHING,
  filtered,
  items,
  listed,
  ListOrder,
  ORDERS,
  tablesOf,
  type ListChoice,
  type Sort,
} from '../../client/desk/claims/list.ts'
import { KeptOrder } from '../../client/desk/keptOrder.ts'
import { NEW_PRIZE } from '../../shared/show/prizes.ts'
import { emptyState, type Award, type Person, type State } from '../../shared/show/state.ts'

const CLAIMS = ['awaiting', 'handed-over', 'unclaimed', 'returned'] as const
const hex = (n: number) => n.toString(16).padStart(64, '0')

/** So many awards of three prizes, of people at twelve tables; every tenth is voided. */
function evening(count: number): State {
  const people = Array.from(
    { length: count },
    (_, n) =>
      ({
        id: `p${n}`,
        code: `T${n}`,
        name: `Guest ${(n * 7919) % count}`,
        group: n % 13 === 0 ? '' : `Table ${n % 13}`,
        phone: '',
        entry: hex(n + 1),
      }) as Person,
  )
  const awards = people.map(({ entry }, n): Award => ({
    id: `${1 + (n % 3)}.${n + 1}`,
    draw: 1 + (n % 3),
    rank: n + 1,
    entry,
    prize: `prize${n % 3}`,
    status: n % 10 === 0 ? 'voided' : 'won',
    claim: CLAIMS[n % 4]!,
    absent: false,
    reason: null,
    note: '',
    by: '',
    claimedAt: n % 4 === 0 ? 0 : 1000 + ((n * 31) % count),
  }))
  const prizes = [0, 1, 2].map((n) => ({
    ...NEW_PRIZE,
    id: `prize${n}`,
    name: `Prize ${n}`,
    sponsor: n === 0 ? '' : `s${n}`,
    quantity: count,
    left: 0,
  }))
  const sponsors = [1, 2].map((n) => ({ id: `s${n}`, name: `Sponsor ${n}`, logo: '', thanks: '' }))
  return { ...emptyState('ev'), people, awards, prizes, sponsors }
}

const rows = listed(boardOf(evening(600)))
const sorted = (some: readonly BoardRow[], sort: Sort) => new ListOrder().of(some, sort)

const kept = (choice: Partial<ListChoice>) => filtered(rows, { ...EVERYTHING, ...choice })

test('a filter keeps what fits it and nothing else', () => {
  expect(kept({})).toHaveLength(600)
  const waiting = kept({ status: 'awaiting' })
  expect(waiting.every(({ award }) => award.claim === 'awaiting' && award.status !== 'voided')).toBe(true)
  // Whoever declined is settled too: each stands in one of the two lists.
  const settled = kept({ status: 'settled' })
  expect(settled.some(({ award }) => award.status === 'voided')).toBe(true)
  expect(waiting.length + settled.length).toBe(600)
  expect(new Set(kept({ prize: 'prize1' }).map(({ award }) => award.prize))).toEqual(new Set(['prize1']))
  expect(new Set(kept({ sponsor: 's2' }).map(({ prize }) => prize.sponsor))).toEqual(new Set(['s2']))
  expect(new Set(kept({ table: 'Table 3' }).map(({ group }) => group))).toEqual(new Set(['Table 3']))
})

test('every order holds all rows, tables counted as numbers, the latest claim first', () => {
  for (const sort of ['prize', 'name', 'table', 'time'] as const) {
    const ids = sorted(rows, sort).map(({ award }) => award.id)
    expect(new Set(ids).size).toBe(600)
  }
  expect(tablesOf(rows).slice(0, 3)).toEqual(['Table 1', 'Table 2', 'Table 3'])
  const tables = items(sorted(rows, 'table'), 'table', 'No group')
  expect(tables.flatMap((item) => ('heading' in item ? [item.heading] : []))).toEqual([
    'No group',
    ...Array.from({ length: 12 }, (_, n) => `Table ${n + 1}`),
  ])
  const times = sorted(rows, 'time').map(({ award }) => award.claimedAt)
  expect(times).toEqual([...times].sort((a, b) => b - a))
})

test('headings count the rows below them', () => {
  for (const sort of ['prize', 'table'] as const) {
    let counted = 0
    for (const item of items(sorted(rows, sort), sort, '–').toReversed())
      if ('row' in item) counted++
      else {
        expect(item.count).toBe(counted)
        counted = 0
      }
  }
})

const idsOf = (some: readonly BoardRow[]): string[] => some.map(({ award }) => award.id)

/** The evening after the claims of some awards moved. */
function moved(state: State, at: readonly number[]): State {
  const awards = [...state.awards]
  for (const i of at) if (awards[i]) awards[i] = { ...awards[i], claim: 'handed-over', claimedAt: 90_000 + i }
  return { ...state, awards }
}

test('a change among 10,000 awards makes one row again and finds its place in a few comparisons', () => {
  const board = new Board()
  const before = evening(10_000)
  const all = listed(board.of(before))
  let comparisons = 0
  const orders = Object.values(ORDERS).map(
    (compare) => new KeptOrder<BoardRow>((a, b) => (comparisons++, compare(a, b))),
  )
  for (const order of orders) order.of(all)
  comparisons = 0
  const after = moved(before, [4321])
  const changed = listed(board.of(after))
  const known = new Set(all)
  expect(changed.filter((row) => !known.has(row))).toHaveLength(1)
  const again = orders.map((order) => order.of(changed))
  expect(comparisons).toBeLessThanOrEqual(3 * 14)
  for (const [i, compare] of Object.values(ORDERS).entries()) {
    expect(again[i]).toHaveLength(10_000)
    expect(again[i]!.every((row, at) => at === 0 || compare(again[i]![at - 1]!, row) < 0)).toBe(true)
  }

  // Somebody's check-in changes the list of people, and no row but those of their own.
  const people = after.people.map((person, i) => (i === 77 ? { ...person, checkedIn: true } : person))
  const now = new Set(changed)
  expect(listed(board.of({ ...after, people })).filter((row) => !now.has(row))).toHaveLength(1)
})

test('a kept board is the board of the state, in every order, whatever changes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(119), { maxLength: 8 }), { maxLength: 6 }),
      fc.array(fc.constantFrom<Sort>('prize', 'name', 'table', 'time'), { minLength: 6, maxLength: 6 }),
      fc.constantFrom('all', 'awaiting', 'settled'),
      (changes, sorts, status) => {
        const [board, order] = [new Board(), new ListOrder()]
        let state = evening(120)
        for (const [i, at] of changes.entries()) {
          state = moved(state, at)
          if (i === 2) state = { ...state, awards: state.awards.slice(0, 90), people: state.people.slice(9) }
          expect(board.of(state)).toEqual(boardOf(state))
          const shown = filtered(listed(board.of(state)), { ...EVERYTHING, status: status as 'all' })
          expect(idsOf(order.of(shown, sorts[i]!))).toEqual(idsOf(sorted(shown, sorts[i]!)))
        }
      },
    ),
    { numRuns: 25 },
  )
})
