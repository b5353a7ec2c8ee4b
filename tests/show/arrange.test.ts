import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange, type Sitter, type SeatingPlan } from '../../shared/show/arrange.ts'
import { fittingTable } from '../../shared/show/lateSeat.ts'
import { faultsOf, tableRules } from '../../shared/show/tableRules.ts'

const BACKGROUNDS = ['Film', 'Law', 'Media', 'Finance', '']
const person = (n: number, background: string, tags: string[] = [], group = ''): Sitter => ({
  id: `id${n}`,
  code: `T${String(n).padStart(4, '0')}`,
  group,
  ...(background && { background }),
  tags,
})
const people = fc
  .array(fc.constantFrom(...BACKGROUNDS), { maxLength: 60 })
  .map((list) => list.map((background, n) => person(n, background)))
const arrangement = fc.constantFrom('alike' as const, 'mixed' as const)
const seats = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 })
const seed = fc.nat(9_999)
const everybody = ({ tables, without }: SeatingPlan): string[] => [
  ...tables.flatMap((table) => table.people),
  ...without,
]
/** The greatest difference between two tables in what is counted. */
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts)
const countsOf = ({ tables }: SeatingPlan, who: readonly Sitter[], background: string): number[] => {
  const of = new Map(who.map((one) => [one.id, one.background ?? '']))
  return tables.map((table) => table.people.filter((id) => of.get(id) === background).length)
}
const placesOf = ({ tables }: SeatingPlan) => {
  const places = new Map(tables.flatMap((table, i) => table.people.map((id) => [id, i] as const)))
  return (id: string): number => places.get(id) ?? -1
}

test('everybody has one table or is without, seats are kept, and nobody stands beside a free one', () => {
  fc.assert(
    fc.property(people, arrangement, seats, seed, (who, how, chairs, number) => {
      const plan = arrange(who, { arrangement: how, seats: chairs, seed: number })
      expect(everybody(plan).sort()).toEqual(who.map(({ id }) => id).sort())
      plan.tables.forEach((table, i) => expect(table.people.length).toBeLessThanOrEqual(chairs[i]!))
      const free = plan.tables.some((table) => table.people.length < table.seats)
      expect(free && plan.without.length > 0).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('the same people and seed give the same plan, in whatever order the list has them', () => {
  fc.assert(
    fc.property(people, arrangement, seats, seed, (who, how, chairs, number) => {
      const ask = { arrangement: how, seats: chairs, seed: number }
      expect(arrange(who.toReversed(), ask)).toEqual(arrange(who, ask))
    }),
    { numRuns: 100 },
  )
})

test('another seed gives another plan', () => {
  const who = Array.from({ length: 40 }, (_, n) => person(n, BACKGROUNDS[n % 4]!))
  const plan = (number: number) =>
    arrange(who, { arrangement: 'mixed', seats: [10, 10, 10, 10], seed: number })
  expect(plan(4417)).not.toEqual(plan(4418))
})

test('a blend is within one: the people of a table, and of each background', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 8 }), seed, (who, count, number) => {
      const chairs = Array.from({ length: count }, () => Math.ceil(who.length / count) || 1)
      const plan = arrange(who, { arrangement: 'mixed', seats: chairs, seed: number })
      expect(spread(plan.tables.map((table) => table.people.length))).toBeLessThanOrEqual(1)
      for (const background of BACKGROUNDS)
        expect(spread(countsOf(plan, who, background))).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})

test('alike, a background has tables of its own where there are enough, and shares them where there are not', () => {
  const who = [...'FFFFFFFFFFFFLLLLLMM'].map((letter, n) => person(n, letter))
  const mixedAt = (count: number): number => {
    const { tables } = arrange(who, { arrangement: 'alike', seats: Array(count).fill(6), seed: 1 })
    const of = new Map(who.map((one) => [one.id, one.background]))
    return tables.filter((table) => new Set(table.people.map((id) => of.get(id))).size > 1).length
  }
  expect([mixedAt(4), mixedAt(6)]).toEqual([0, 0])
  const crowd = [...'FFFFFFFFLLMM'].map((letter, n) => person(n, letter))
  const { tables, without } = arrange(crowd, { arrangement: 'alike', seats: [4, 4, 4], seed: 1 })
  expect(without).toEqual([])
  expect(tables.map((table) => table.people.length)).toEqual([4, 4, 4])
})

test('as listed, everybody stays at their table, and the tables stand by number', () => {
  const who = [
    person(1, '', [], '10 桌'),
    person(2, '', [], '2 桌'),
    person(3, '', [], ''),
    person(4, '', [], '2 桌'),
  ]
  expect(arrange(who, { arrangement: 'list', seats: [8], seed: 0 })).toEqual({
    tables: [
      { name: '2 桌', seats: 8, people: ['id2', 'id4'] },
      { name: '10 桌', seats: 8, people: ['id1'] },
    ],
    without: ['id3'],
  })
})

test('those who are to sit together or apart do, where the seats let them, and a blend stays within one', () => {
  fc.assert(
    fc.property(seed, arrangement, (number, how) => {
      const tags: Record<number, string[]> = {
        0: ['together:a'],
        7: ['同桌：a'],
        13: ['together: a', 'apart:z'],
        2: ['apart:z'],
        22: ['分开:z'],
      }
      const who = Array.from({ length: 40 }, (_, n) => person(n, BACKGROUNDS[n % 4]!, tags[n]))
      const plan = arrange(who, { arrangement: how, seats: Array(5).fill(8), seed: number })
      const rules = tableRules(who)
      expect(rules.map(({ kind, people: named }) => [kind, named.length])).toEqual([
        ['together', 3],
        ['apart', 3],
      ])
      expect(rules.map((rule) => faultsOf(rule, placesOf(plan)))).toEqual([0, 0])
      expect(everybody(plan)).toHaveLength(40)
      if (how === 'mixed')
        for (const background of BACKGROUNDS)
          expect(spread(countsOf(plan, who, background))).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})

test('what cannot be kept is told, and pairs who would sit alone take a free seat', () => {
  const alone = [person(0, 'Film', ['together:a']), person(1, 'Law', ['together:a'])]
  const plan = arrange(alone, { arrangement: 'mixed', seats: [4, 4], seed: 1 })
  expect(faultsOf(tableRules(alone)[0]!, placesOf(plan))).toBe(0)
  const crowd = Array.from({ length: 6 }, (_, n) => person(n, 'Film', ['together:a', 'apart:b']))
  const rules = tableRules(crowd)
  const kept = arrange(crowd, { arrangement: 'mixed', seats: [3, 3], seed: 1 })
  expect(rules.map((rule) => faultsOf(rule, placesOf(kept)))).toEqual([3, 4])
})

const film = (n: number, tags: string[] = []) => person(n, 'Film', tags)
const law = (n: number, tags: string[] = []) => person(n, 'Law', tags)

test('a late arrival finds the emptiest table that fits', () => {
  const tables = [
    { seats: 4, people: [film(1), film(2), film(3)] },
    { seats: 4, people: [law(4), law(5, ['apart:x'])] },
    { seats: 2, people: [law(6), film(7, ['together:y'])] },
    { seats: 4, people: [law(8), law(9)] },
  ]
  expect(fittingTable(tables, film(10), 'mixed')).toBe(1)
  expect(fittingTable(tables, film(10), 'alike')).toBe(0)
  expect(fittingTable(tables, film(10, ['apart:x']), 'mixed')).toBe(3)
  expect(fittingTable(tables, film(10, ['together:y']), 'mixed')).toBe(1)
  expect(fittingTable(tables.slice(2, 3), film(10), 'mixed')).toBe(-1)
})
