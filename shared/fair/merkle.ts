import { canonical } from './canonical.ts'
import { SIZE, digester, encoder, readHex, toHex, type Digester } from './hash.ts'
import type { RollRow } from './roll.ts'
import { finish, type Steps } from './steps.ts'

/**
 * The Merkle tree of a roll (RFC 9162 §2.1.1). `levels[0]` holds the leaf hashes, 32 bytes each, and every level
 * above the nodes over pairs of the one below; a last node without a partner rises unchanged.
 */
export interface Tree {
  rows: readonly RollRow[]
  levels: Uint8Array[]
  root: string
}

/** What stands before a leaf and before a node, so that neither can pass for the other. */
const LEAF = 0
const NODE = 1
/** Rows compared in one step. */
const STEP = 1000

/**
 * The tree of a roll, rows ascending by entry. Given the tree of an earlier roll, no leaf of an unchanged row
 * and no node before the first change is hashed again. `digest` may be another SHA-256 than that in plain JavaScript.
 */
export function tree(rows: readonly RollRow[], before?: Tree, digest = digester()): Tree {
  const leaves = new Uint8Array(Math.max(rows.length, 1) * SIZE)
  const { fresh, same } = finish(keptLeaves(rows, before, leaves))
  const write = leafWriter(leaves, digest)
  for (const at of fresh) write(at, rows[at]!)
  const levels = nodesOver(leaves, digest, before && { levels: before.levels, same })
  return { rows, levels, root: rootOf(rows.length, levels, digest) }
}

/**
 * Takes over into `leaves` those of unchanged rows, in steps; answers the places of the rows that have to be hashed, and how
 * many rows at the start are the same as before.
 */
export function* keptLeaves(
  rows: readonly RollRow[],
  before: Tree | undefined,
  leaves: Uint8Array,
): Steps<{ fresh: number[]; same: number }> {
  const old = before?.rows ?? []
  const fresh: number[] = []
  let same = 0
  for (let i = 0, j = 0; i < rows.length; i++) {
    if (i % STEP === STEP - 1) yield
    const row = rows[i]!
    while (j < old.length && old[j]![0] < row[0]) j++
    if (j < old.length && isSame(old[j]!, row)) {
      leaves.set(before!.levels[0]!.subarray(j * SIZE, (j + 1) * SIZE), i * SIZE)
      if (same === i && j === i) same++
    } else fresh.push(i)
  }
  return { fresh, same }
}

/** Writes the leaf of a row to its place. */
export function leafWriter(leaves: Uint8Array, digest: Digester): (at: number, row: RollRow) => void {
  const encode = encoder([LEAF])
  const leaf = new Uint8Array(SIZE)
  return (at, row) => {
    digest(encode(canonical(row)), leaf)
    leaves.set(leaf, at * SIZE)
  }
}

/**
 * All levels over leaves, these first. Of `before`, the tree of a roll that begins with as many of the same rows, nodes over
 * these alone are taken over. `allocate` gives the room of a level, in bytes.
 */
export function nodesOver(
  leaves: Uint8Array,
  digest: Digester,
  before?: { levels: readonly Uint8Array[]; same: number },
  allocate: (size: number) => Uint8Array = (size) => new Uint8Array(size),
): Uint8Array[] {
  const levels = [leaves]
  const pair = Uint8Array.of(NODE, ...new Uint8Array(2 * SIZE))
  const node = new Uint8Array(SIZE)
  for (let below = leaves; below.length > SIZE; below = levels[levels.length - 1]!) {
    const count = below.length / SIZE
    const level = allocate(Math.ceil(count / 2) * SIZE)
    const kept = before ? Math.floor(before.same / 2 ** levels.length) : 0
    if (kept > 0) level.set(before!.levels[levels.length]!.subarray(0, kept * SIZE))
    for (let i = kept; 2 * i + 1 < count; i++) {
      for (let k = 0, from = 2 * i * SIZE; k < 2 * SIZE; k++) pair[k + 1] = below[from + k]!
      digest(pair, node)
      level.set(node, i * SIZE)
    }
    if (count % 2 === 1) level.set(below.subarray((count - 1) * SIZE), level.length - SIZE)
    levels.push(level)
  }
  return levels
}

/** The root of a roll of so many rows, 64 hex; of none it is the hash of nothing. */
export function rootOf(count: number, levels: readonly Uint8Array[], digest: Digester): string {
  const top = levels[levels.length - 1]!.slice(0, SIZE)
  if (count === 0) digest(new Uint8Array(0), top)
  return toHex(top)
}

function isSame(a: RollRow, b: RollRow): boolean {
  return a === b || (a[0] === b[0] && a[1] === b[1] && a[2] === b[2])
}

/** MTH of fd1: the root of a roll's Merkle tree, 64 hex. */
export function root(rows: readonly RollRow[]): string {
  return tree(rows).root
}

/** The audit path (RFC 9162 §2.1.3.1) of the row at an index, hex from leaf to root. Throws outside the roll. */
export function auditPath(of: readonly RollRow[] | Tree, index: number): string[] {
  const { rows, levels } = 'levels' in of ? of : tree(of)
  if (!(index >= 0 && index < rows.length)) throw new RangeError('auditPath: no such row')
  const path: string[] = []
  for (const level of levels.slice(0, -1)) {
    const sibling = (index ^ 1) * SIZE
    if (sibling < level.length) path.push(toHex(level.subarray(sibling, sibling + SIZE)))
    index >>= 1
  }
  return path
}

/**
 * The root that a row at an index of a roll of n rows has by its audit path (RFC 9162 §2.1.3.2);
 * null when the path has not the length that such a row needs.
 */
export function rootFromPath(row: RollRow, index: number, n: number, path: readonly string[]): string | null {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < n)) return null
  const digest = digester()
  const pair = Uint8Array.of(NODE, ...new Uint8Array(2 * SIZE))
  const [own, other] = [new Uint8Array(SIZE), new Uint8Array(SIZE)]
  digest(encoder([LEAF])(canonical(row)), own)
  let used = 0
  for (let last = n - 1, at = index; last > 0; last = Math.floor(last / 2), at = Math.floor(at / 2)) {
    if (at === last && at % 2 === 0) continue
    const sibling = path[used++]
    if (sibling === undefined) return null
    readHex(sibling, other)
    pair.set(at % 2 === 0 ? own : other, 1)
    pair.set(at % 2 === 0 ? other : own, 1 + SIZE)
    digest(pair, own)
  }
  return used === path.length ? toHex(own) : null
}
