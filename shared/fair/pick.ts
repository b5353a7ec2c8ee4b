import { SIZE, fromHex, keyedMac, readHex, type Digester, type Keyed } from './hash.ts'
import type { SealedPrize, Without } from './records.ts'
import type { RollRow } from './roll.ts'

/**
 * Who can win: the rows that the prize's groups admit and that are in no list of `without`.
 * `rows` are the draw's entrants: `entrants(event, roll, prize.unit)`.
 */
export function pool(
  rows: readonly RollRow[],
  prize: Pick<SealedPrize, 'groups'>,
  without: Without,
): RollRow[] {
  const out = new Set([...without.won, ...without.void, ...without.withdrawn, ...without.rule])
  const admitted = prize.groups && new Set(prize.groups)
  if (out.size === 0 && !admitted) return [...rows]
  return rows.filter((row) => !out.has(row[0]) && (!admitted || admitted.has(row[2])))
}

/** All that decides who wins. */
export interface Chance {
  /** s_no: 32 bytes, or hex. */
  seed: Uint8Array | string
  /** H(close), 64 hex. */
  close: string
  pool: readonly RollRow[]
  count: number
  /** At most so many winners a group; 0: no cap. */
  perGroup: number
  /** Winners of this prize so far, by group. */
  taken: readonly (readonly [group: string, winners: number])[]
  /** Another HMAC-SHA-256 than that in plain JavaScript. */
  keyed?: Keyed
}

/** The winners of a draw, entries in order; fewer than `count` when the pool is short. */
export function winners({
  seed,
  close,
  pool: rows,
  count,
  perGroup,
  taken,
  keyed = keyedMac,
}: Chance): string[] {
  const order = rank(rows, keyOf(seed, close, keyed))
  const won = new Map(taken)
  const list: string[] = []
  for (let row = order.next(); row && list.length < count; row = order.next()) {
    const [entry, , group] = row
    if (perGroup > 0 && group !== '') {
      const sofar = won.get(group) ?? 0
      if (sofar >= perGroup) continue
      won.set(group, sofar + 1)
    }
    list.push(entry)
  }
  return list
}

/** The whole pool in the order in which a draw takes it, entries: what its winners are the first of, but for the cap of a group. */
export function ranking({
  seed,
  close,
  pool: rows,
  keyed = keyedMac,
}: Pick<Chance, 'seed' | 'close' | 'pool' | 'keyed'>): string[] {
  const order = rank(rows, keyOf(seed, close, keyed))
  return Array.from(rows, () => order.next()![0])
}

/** MAC under K = MAC(s_no, H(close)). */
function keyOf(seed: Uint8Array | string, close: string, keyed: Keyed): Digester {
  const key = new Uint8Array(SIZE)
  keyed(typeof seed === 'string' ? fromHex(seed) : seed)(fromHex(close), key)
  return keyed(key)
}

/** The rows by (score, entry) ascending, one at a time: a heap, since a draw rarely asks for all of them. */
function rank(rows: readonly RollRow[], mac: Digester): { next(): RollRow | undefined } {
  const scores = scoresOf(rows, mac)
  const heads = headsOf(scores)
  const heap = Uint32Array.from(rows.keys())
  let size = heap.length

  const isBefore = (a: number, b: number): boolean => {
    if (heads[a] !== heads[b]) return heads[a]! < heads[b]!
    for (let i = 0; i < 32; i++) {
      const difference = scores[32 * a + i]! - scores[32 * b + i]!
      if (difference !== 0) return difference < 0
    }
    return rows[a]![0] < rows[b]![0]
  }
  const sink = (from: number): void => {
    const row = heap[from]!
    for (;;) {
      let child = 2 * from + 1
      if (child >= size) break
      if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, row)) break
      heap[from] = heap[child]!
      from = child
    }
    heap[from] = row
  }
  for (let i = (size >> 1) - 1; i >= 0; i--) sink(i)

  return {
    next() {
      if (size === 0) return undefined
      const first = rows[heap[0]!]
      heap[0] = heap[--size]!
      sink(0)
      return first
    },
  }
}

/** Every row's score, 32 bytes each: the smallest MAC(K, entry ‖ uint32be(t)) over its weight's tickets t. */
function scoresOf(rows: readonly RollRow[], mac: Digester): Uint8Array {
  const scores = new Uint8Array(SIZE * rows.length)
  const message = new Uint8Array(SIZE + 4)
  const entry = message.subarray(0, SIZE)
  const ticket = new DataView(message.buffer)
  let best = new Uint8Array(SIZE)
  let score = new Uint8Array(SIZE)
  for (let i = 0; i < rows.length; i++) {
    const [hex, weight] = rows[i]!
    readHex(hex, entry)
    ticket.setUint32(SIZE, 0)
    mac(message, best)
    for (let t = 1; t < weight; t++) {
      ticket.setUint32(SIZE, t)
      mac(message, score)
      if (isLess(score, best)) [best, score] = [score, best]
    }
    scores.set(best, SIZE * i)
  }
  return scores
}

function isLess(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return a[i]! < b[i]!
  return false
}

/** The first 48 bits of each score as a number: what almost every comparison needs. */
function headsOf(scores: Uint8Array): Float64Array {
  const view = new DataView(scores.buffer)
  const heads = new Float64Array(scores.length / 32)
  for (let i = 0; i < heads.length; i++)
    heads[i] = view.getUint32(32 * i) * 65536 + view.getUint16(32 * i + 4)
  return heads
}
