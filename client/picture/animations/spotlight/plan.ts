import type { Cast } from '../animation.ts'
import { shuffled } from '../engine/random.ts'

/** A table of the plan; in a pool without groups a person, those of one initial, or a block of seats. */
export interface Table {
  /** Empty for a block of seats. */
  label: string
  /** Indices of the people in the pool. */
  people: number[]
  /** Its middle in the square of the plan, as shares of the side, y upwards. */
  x: number
  y: number
}

export interface Plan {
  tables: Table[]
  /** Width and height of a table with the space around it, as shares of the side. */
  cell: { width: number; height: number }
}

/** Without groups: up to so many people have each a table; up to so many initials have one; beyond that there are blocks. */
const MOST_PEOPLE = 30
const MOST_INITIALS = 42
const BLOCKS = 36
/** Height of the line with a name above the tables, as a share of the side. */
export const CAPTION = 0.15

/** The plan of the tables of a pool: each in a place of its own, in the order of their names. */
export function planOf({ names, groups }: Pick<Cast, 'names' | 'groups'>): Plan {
  const found = labelled(names, groups)
  // Rows of nearly equal length, nearly as many as tables in each, so that no table stands alone.
  const rows = Math.max(1, Math.ceil(Math.sqrt(found.length * 0.92)))
  const cell = { width: 1 / Math.max(1, Math.ceil(found.length / rows)), height: (1 - CAPTION) / rows }
  const tables = found.map(([label, people], i): Table => {
    const row = Math.floor((i * rows) / found.length)
    const first = Math.ceil((row * found.length) / rows)
    const inRow = Math.ceil(((row + 1) * found.length) / rows) - first
    const x = (i - first - (inRow - 1) / 2) * cell.width
    return { label, people, x, y: 0.5 - CAPTION - (row + 0.5) * cell.height }
  })
  return { tables, cell }
}

/** The people of each table, by its label. */
function labelled(names: readonly string[], groups: readonly string[]): [string, number[]][] {
  if (groups.some((group) => group !== '')) return gathered(groups)
  if (names.length <= MOST_PEOPLE) return names.map((name, i) => [name, [i]])
  const initials = gathered(names.map((name) => [...name][0] ?? ''))
  if (initials.length <= MOST_INITIALS) return initials
  const size = Math.ceil(names.length / BLOCKS)
  return Array.from({ length: Math.ceil(names.length / size) }, (_, block) => [
    '',
    names.map((_name, i) => i).slice(block * size, (block + 1) * size),
  ])
}

function gathered(labels: readonly string[]): [string, number[]][] {
  const people = new Map<string, number[]>()
  labels.forEach((label, i) => {
    const those = people.get(label)
    if (those) those.push(i)
    else people.set(label, [i])
  })
  return [...people].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
}

/**
 * The table that the light visits and whose name stands above the plan. Every table comes in every round, in an order of its
 * own; in each round another of its people is named.
 */
export function visitOf({ tables }: Plan, visit: number, seed: number): { table: number; name: number } {
  const round = Math.floor(visit / tables.length)
  const table = orderOf(tables.length, seed + round)[visit - round * tables.length]!
  const { people } = tables[table]!
  return { table, name: people[round % people.length]! }
}

let last: { key: string; order: number[] } | undefined

/** The order of a round; that of the last one asked for is kept. */
function orderOf(tables: number, seed: number): number[] {
  const key = `${tables} ${seed}`
  if (last?.key !== key) last = { key, order: shuffled(tables, seed) }
  return last.order
}
