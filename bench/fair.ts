import { nodeDigest, nodeHash, nodeKeyed } from '../server/workers/digests.ts'
import { hash } from '../shared/fair/hash.ts'
import { tree } from '../shared/fair/merkle.ts'
import { winners } from '../shared/fair/pick.ts'
import { entryHash, inOrder, type Entry, type RollRow as Listed } from '../shared/fair/roll.ts'
import { cpu } from './parts/child.ts'
import { median } from './parts/numbers.ts'
import type { Measurement } from './table.ts'

const LATE = 12
const MOST = 1_000_000
/** Budgets in milliseconds by the number of entrants: a draw, and the first seal; and the part of it that another may take. */
const DRAW = new Map([
  [200, 5],
  [20_000, 50],
  [200_000, 500],
])
const SEAL = new Map([
  [20_000, 150],
  [200_000, 1500],
])
const AGAIN = 1 / 3

/** A draw of one winner and a seal, then another with twelve people more, with the hashes that the server uses; and a draw over a million. */
export default async function fair(): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const [n, budget] of DRAW) {
    const times = n > 100_000 ? 3 : 7
    const entries = Array.from({ length: n + LATE }, (_, i) => entryOf(i))
    const [first, late] = [entries.slice(0, n), entries.slice(n)]
    const sealed = seal(first)
    const once = took(times, () => seal(first))
    const again = took(times, () => {
      tree(inOrder([...sealed.rows, ...late.map(rowOf)]), sealed, nodeDigest)
    })
    rows.push({ name: `draw over ${n}`, value: took(times, () => draw(sealed.rows)), unit: 'ms', budget })
    if (!SEAL.has(n)) continue
    rows.push({ name: `seal of ${n}`, value: once, unit: 'ms', budget: SEAL.get(n) })
    const name = `re-seal of ${n} + ${LATE}, part of the first`
    rows.push({ name, value: again / once, unit: '×', budget: AGAIN })
  }
  const many = Array.from({ length: MOST }, (_, i): Listed => [i.toString(16).padStart(64, '0'), 1, ''])
  return [...rows, { name: `draw over ${MOST}`, value: took(1, () => draw(many)), unit: 'ms' }]
}

function entryOf(i: number): Entry {
  return { type: 'fd1/entry', event: 'ev-bench', id: `T${i}`, name: `来宾 ${i}`, salt: hash(i).slice(0, 32) }
}

function rowOf(entry: Entry, i: number): Listed {
  return [entryHash(entry, nodeHash), 1, `${1 + (i % 21)}`]
}

function seal(entries: readonly Entry[]) {
  return tree(inOrder(entries.map(rowOf)), undefined, nodeDigest)
}

function draw(pool: readonly Listed[]): void {
  const [seed, close] = [hash('seed'), hash('word')]
  winners({ seed, close, pool, count: 1, perGroup: 0, taken: [], keyed: nodeKeyed })
}

/** What a run takes, in milliseconds of processor time, which is the same on a busy machine: the median of some. */
function took(times: number, run: () => void): number {
  const taken = Array.from({ length: times }, () => {
    const from = cpu()
    run()
    return (cpu() - from) * 1000
  })
  return median(taken)
}
