import { nodeDigest, nodeKeyed } from '../server/digests.ts'
import { hash } from '../shared/fair/hash.ts'
import { tree } from '../shared/fair/merkle.ts'
import { winners } from '../shared/fair/pick.ts'
import { entryHash, inOrder, type Entry, type Row as Listed } from '../shared/fair/roll.ts'
import type { Row } from './table.ts'

const LATE = 12
/** Budgets in milliseconds: a draw, and the first seal, by the number of entrants. */
const DRAW = new Map([
  [200, 5],
  [20_000, 50],
  [200_000, 500],
])
const SEAL = new Map([
  [20_000, 150],
  [200_000, 1500],
])

/** A draw of one winner and a seal, then another with twelve people more, over 200, 20,000 and 200,000 entrants. */
export default async function fair(): Promise<Row[]> {
  return [200, 20_000, 200_000].flatMap((n) => {
    const times = n > 100_000 ? 3 : 7
    const entries = Array.from({ length: n + LATE }, (_, i) => entryOf(i))
    const sealed = seal(entries.slice(0, n))
    const first = median(times, () => seal(entries.slice(0, n)))
    const late = entries.slice(n)
    const again = median(times, () => {
      tree(inOrder([...sealed.rows, ...late.map(rowOf)]), sealed, nodeDigest)
    })
    const draw = median(times, () => {
      winners({
        seed: hash(n),
        close: hash('word'),
        pool: sealed.rows,
        count: 1,
        perGroup: 0,
        taken: [],
        keyed: nodeKeyed,
      })
    })
    return [
      { name: `draw over ${n}`, value: draw, unit: 'ms', budget: DRAW.get(n) },
      { name: `seal of ${n}`, value: first, unit: 'ms', budget: SEAL.get(n) },
      {
        name: `re-seal of ${n} + ${LATE}, part of the first`,
        value: again / first,
        unit: '×',
        budget: 1 / 3,
      },
    ]
  })
}

function entryOf(i: number): Entry {
  return { type: 'fd1/entry', event: 'ev-bench', id: `T${i}`, name: `来宾 ${i}`, salt: hash(i).slice(0, 32) }
}

function rowOf(entry: Entry, i: number): Listed {
  return [entryHash(entry), 1, `${1 + (i % 21)}`]
}

function seal(entries: readonly Entry[]) {
  return tree(inOrder(entries.map(rowOf)), undefined, nodeDigest)
}

/** The median of some runs, in milliseconds. */
function median(times: number, run: () => void): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return taken.sort((a, b) => a - b)[times >> 1]!
}
