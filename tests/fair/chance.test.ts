import { describe, expect, it } from 'vitest'
import { nodeKeyed } from '../../server/workers/digests.ts'
import { fromHex, hash, mac, sha256, toHex } from '../../shared/fair/hash.ts'
import { pool, winners } from '../../shared/fair/pick.ts'
import { inOrder, type RollRow } from '../../shared/fair/roll.ts'
import { people, prize } from '../support/fairScenario.ts'

const nobody = { won: [], void: [], withdrawn: [], rule: [] }
const seed = sha256(new Uint8Array(32))

function draw(word: number, rows: readonly RollRow[], count: number, more: object = {}): string[] {
  return winners({ seed, close: hash(`word ${word}`), pool: rows, count, perGroup: 0, taken: [], ...more })
}

/** Pearson's statistic of how often each outcome came against how often it should. */
function chiSquare(seen: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [outcome, mean] of expected) sum += ((seen.get(outcome) ?? 0) - mean) ** 2 / mean
  return sum
}

function tally(words: number, outcome: (word: number) => string): Map<string, number> {
  const seen = new Map<string, number>()
  for (let word = 0; word < words; word++) {
    const key = outcome(word)
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return seen
}

describe('chance over many words', () => {
  const WORDS = 6_000

  it('gives every entry the same, wherever it stands', () => {
    const rows = people(20)
    const expected = new Map(rows.map(([entry]) => [entry, WORDS / 20]))
    const seen = tally(WORDS, (word) => draw(word, rows, 1)[0]!)
    // 19 degrees of freedom: 43.8 is passed once in a thousand; words and seed are fixed, so this never wavers.
    expect(chiSquare(seen, expected)).toBeLessThan(43.8)
  })

  it('gives every order of the winners the same', () => {
    const rows = people(4)
    const seen = tally(WORDS, (word) =>
      draw(word, rows, 4)
        .map((entry) => entry.slice(0, 6))
        .join(''),
    )
    expect(seen.size).toBe(24)
    // 23 degrees of freedom
    expect(chiSquare(seen, new Map([...seen.keys()].map((order) => [order, WORDS / 24])))).toBeLessThan(49.8)
  })

  it('gives every entry its weight’s share', () => {
    const rows = people(6).map(([entry], i): RollRow => [entry, i + 1, ''])
    const expected = new Map(rows.map(([entry, weight]) => [entry, (WORDS * weight) / 21]))
    const seen = tally(WORDS, (word) => draw(word, rows, 1)[0]!)
    // 5 degrees of freedom
    expect(chiSquare(seen, expected)).toBeLessThan(20.5)
  })

  it('gives every pair the same under a cap per group', () => {
    const rows = people(6).map(([entry], i): RollRow => [entry, 1, `g${i % 3}`])
    const seen = tally(WORDS, (word) => draw(word, rows, 3, { perGroup: 1 }).toSorted().join(' '))
    expect(seen.size).toBe(8)
    // 7 degrees of freedom: one of two from each of three groups
    expect(chiSquare(seen, new Map([...seen.keys()].map((one) => [one, WORDS / 8])))).toBeLessThan(24.4)
  })
})

/** The winners by the plainest reading of fd1 §4: all scores, sorted, walked down. */
function plainly(
  close: string,
  rows: readonly RollRow[],
  count: number,
  perGroup: number,
  taken: [string, number][],
) {
  const key = mac(seed, fromHex(close))
  const score = ([entry, weight]: RollRow) =>
    Array.from({ length: weight }, (_, t) => {
      const message = new Uint8Array(36)
      message.set(fromHex(entry))
      new DataView(message.buffer).setUint32(32, t)
      return toHex(mac(key, message))
    }).reduce((a, b) => (b < a ? b : a))
  const ranked = rows
    .map((row) => [score(row) + row[0], row] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const won: Record<string, number> = Object.fromEntries(taken)
  const list: string[] = []
  for (const [, [entry, , group]] of ranked) {
    const isFull = perGroup > 0 && group !== '' && (won[group] ?? 0) >= perGroup
    if (list.length === count || isFull) continue
    won[group] = (won[group] ?? 0) + 1
    list.push(entry)
  }
  return list
}

describe('the formula', () => {
  it('is that of the specification for every small pool, count, cap and number taken', () => {
    for (let n = 0; n <= 7; n++) {
      const rows = people(n, ['a', 'b', '']).map(([entry, , group], i): RollRow => [
        entry,
        1 + ((i * 5) % 4),
        group,
      ])
      for (let count = 1; count <= n + 1; count++) {
        for (const perGroup of [0, 1, 2]) {
          for (const taken of [
            [],
            [['a', 1]],
            [
              ['a', 1],
              ['b', 2],
            ],
          ] as [string, number][][]) {
            const close = hash([n, count, perGroup, taken.length])
            const expected = plainly(close, rows, count, perGroup, taken)
            const chance = { seed, close, pool: rows, count, perGroup, taken }
            expect(winners(chance)).toEqual(expected)
            expect(winners({ ...chance, keyed: nodeKeyed })).toEqual(expected)
            expect(winners({ ...chance, pool: rows.toReversed(), seed: toHex(seed) })).toEqual(expected)
          }
        }
      }
    }
  })

  it('orders all of a large pool as sorting does', () => {
    const rows = people(3_000)
    const close = hash('large')
    const all = winners({ seed, close, pool: rows, count: 5_000, perGroup: 0, taken: [] })
    expect(all).toEqual(plainly(close, rows, 5_000, 0, []))
  })

  it('breaks a tie of scores by the entry', () => {
    const rows = people(9)
    const list = winners({
      seed,
      close: hash('tie'),
      pool: rows.toReversed(),
      count: 9,
      perGroup: 0,
      taken: [],
      keyed: () => (_message, out) => void out.fill(0),
    })
    expect(list).toEqual(rows.map(([entry]) => entry))
  })
})

describe('the pool', () => {
  it('is every row that the groups admit and no list names', () => {
    const rows = inOrder([...people(8, ['a', 'b', ''])])
    expect(pool(rows, prize('p'), nobody)).toEqual(rows)
    const [one, two, three, four] = rows.map(([entry]) => entry) as [string, string, string, string]
    const without = { won: [one], void: [two], withdrawn: [three], rule: [four] }
    expect(pool(rows, prize('p'), without)).toEqual(rows.slice(4))
    expect(pool(rows, prize('p', { groups: ['b'] }), nobody)).toEqual(rows.filter((row) => row[2] === 'b'))
    expect(pool(rows, prize('p', { groups: [''] }), nobody)).toEqual(rows.filter((row) => row[2] === ''))
    expect(pool(rows, prize('p', { groups: [] }), nobody)).toEqual([])
  })
})
