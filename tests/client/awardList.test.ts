import { expect, test } from 'vitest'
import { boardOf } from '../../client/desk/board.ts'
import { filtered, items, listed, sorted, tablesOf, type ListChoice } from '../../client/desk/claims/list.ts'
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

const ALL: ListChoice = { status: 'all', prize: '', sponsor: '', table: '', sort: 'prize' }
const rows = listed(boardOf(evening(600)))

test('a filter keeps what fits it and nothing else', () => {
  const kept = (choice: Partial<ListChoice>) => filtered(rows, { ...ALL, ...choice })
  expect(kept({})).toHaveLength(600)
  const waiting = kept({ status: 'awaiting' })
  expect(waiting.every(({ award }) => award.claim === 'awaiting' && award.status !== 'voided')).toBe(true)
  const settled = kept({ status: 'settled' })
  const voided = rows.filter(({ award }) => award.status === 'voided')
  expect(waiting.length + settled.length + voided.length).toBe(600)
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
