import { hash, type Hash } from './hash.ts'
import type { Steps } from './steps.ts'

/** One line of a roll: the entry's hash (64 hex), its weight (1..10000), its group ("" for none). */
export type RollRow = [entry: string, weight: number, group: string]

/** What an entry's hash commits to; private to the person. `salt` is 32 hex digits from a CSPRNG. */
export interface Entry {
  type: 'fd1/entry'
  event: string
  id: string
  name: string
  salt: string
}

export const MAX_WEIGHT = 10_000
export const MAX_TICKETS = 2_000_000

/** The hash that stands for a person in every roll, H(entry), 64 hex; `hashOf` may be another H than that in plain JavaScript. */
export function entryHash(entry: Entry, hashOf: Hash = hash): string {
  return hashOf(entry)
}

/** The hash that stands for a group in a draw among groups, 64 hex. */
export function groupEntry(event: string, group: string): string {
  return hash({ type: 'fd1/group', event, group })
}

/** The rows of a draw among groups: one of weight 1 for each group of these rows except "", ascending by entry. */
export function groupRows(event: string, rows: readonly RollRow[]): RollRow[] {
  const groups = new Set(rows.map((row) => row[2]))
  groups.delete('')
  return inOrder([...groups].map((group): RollRow => [groupEntry(event, group), 1, group]))
}

/** Who may be drawn from a roll: its rows for a prize of persons, its groups' rows for a prize of groups. */
export function entrants(
  event: string,
  roll: readonly RollRow[],
  unit: 'person' | 'group',
): readonly RollRow[] {
  return unit === 'group' ? groupRows(event, roll) : roll
}

/** The rows ascending by entry, as a roll lists them. */
export function inOrder(rows: readonly RollRow[]): RollRow[] {
  return [...rows].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
}

/** The row of an entry in rows that ascend by entry; undefined if there is none. */
export function rowOf(rows: readonly RollRow[], entry: string): RollRow | undefined {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (rows[middle]![0] < entry) from = middle + 1
    else to = middle
  }
  return rows[from]?.[0] === entry ? rows[from] : undefined
}

/** Rows sorted at once, and merged in one step. */
const RUN = 1000

/** As `inOrder`, in steps between which other work can be let in. */
export function* rowsInOrder(rows: readonly RollRow[]): Steps<RollRow[]> {
  let runs: RollRow[][] = []
  for (let at = 0; at < rows.length; at += RUN) {
    runs.push(inOrder(rows.slice(at, at + RUN)))
    yield
  }
  while (runs.length > 1) {
    const merged: RollRow[][] = []
    for (let i = 0; i < runs.length; i += 2) {
      const [one, other] = [runs[i]!, runs[i + 1]]
      merged.push(other ? yield* mergeRows(one, other) : one)
    }
    runs = merged
  }
  return runs[0] ?? []
}

/** The rows of two rolls without a common entry, both ascending by entry, as one; in steps. */
export function* mergeRows(a: readonly RollRow[], b: readonly RollRow[]): Steps<RollRow[]> {
  if (a.length === 0 || b.length === 0 || a[a.length - 1]![0] < b[0]![0]) return a.concat(b)
  const merged: RollRow[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    merged.push(a[i]![0] < b[j]![0] ? a[i++]! : b[j++]!)
    if (merged.length % RUN === 0) yield
  }
  while (i < a.length) merged.push(a[i++]!)
  while (j < b.length) merged.push(b[j++]!)
  return merged
}

/** The sum of the weights. */
export function tickets(rows: readonly RollRow[]): number {
  return rows.reduce((sum, row) => sum + row[1], 0)
}
