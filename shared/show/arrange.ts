import { seededOrder } from './seededOrder.ts'
import { settle } from './settle.ts'
import type { Seating } from './state.ts'
import { tableRules } from './tableRules.ts'

/** What of a person decides where they sit. */
export interface Sitter {
  id: string
  code: string
  group: string
  background?: string
  tags: readonly string[]
}

/** A table of a plan that is not applied yet. */
export interface PlannedTable {
  /** As the list has it; null where the table is named by its number. */
  name: string | null
  seats: number
  /** Ids. */
  people: string[]
}

export interface SeatingPlan {
  tables: PlannedTable[]
  /** Ids of those for whom no table is left, or of whom the list says none. */
  without: string[]
}

export interface Arranging {
  arrangement: Seating['arrangement']
  /** The seats of each table, in order; where the list says who sits where, those of all its tables are the first's. */
  seats: readonly number[]
  seed: number
}

/**
 * Who sits where. The same people and seed give the same plan, in whatever order the list has them. Seats are kept, and in a
 * mixed plan of equal tables no background and no table has more than one person more than another, before those who are to sit
 * together or apart (tableRules.ts) have changed seats; they do so with people of the same background first.
 */
export function arrange(people: readonly Sitter[], { arrangement, seats, seed }: Arranging): SeatingPlan {
  const listed = [...people].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (arrangement === 'list') return asListed(listed, seats[0] ?? 0)
  const byBackground = grouped(seededOrder(listed, seed))
  const parts =
    arrangement === 'mixed'
      ? [{ from: 0, to: seats.length, people: seededOrder([...byBackground.values()], seed).flat() }]
      : partsOf(
          [...byBackground].sort(bySize).map(([, some]) => some),
          seats,
        )
  const tables: PlannedTable[] = seats.map((count) => ({ name: null, seats: count, people: [] }))
  const over = parts.flatMap((part) => deal(part, tables))
  const without = over.filter((person) => {
    const table = emptiest(tables)
    if (table) table.people.push(person.id)
    return !table
  })
  const plan = { tables, without: without.map(({ id }) => id) }
  return settle(plan, listed, tableRules(listed), arrangement === 'mixed')
}

/** People by background, '' for those of none. */
function grouped(people: readonly Sitter[]): Map<string, Sitter[]> {
  const groups = new Map<string, Sitter[]>()
  for (const person of people) {
    const { background = '' } = person
    groups.set(background, [...(groups.get(background) ?? []), person])
  }
  return groups
}

type Group = [background: string, people: Sitter[]]
/** The largest first; those of no background last. */
const bySize = ([a, some]: Group, [b, others]: Group): number =>
  Number(a === '') - Number(b === '') || others.length - some.length || (a < b ? -1 : 1)

/** Tables [from, to) and who is dealt to them. */
interface Part {
  from: number
  to: number
  people: Sitter[]
}

/**
 * The tables of each background, the largest first. While there are not enough tables, the smallest backgrounds share theirs;
 * tables that are left over go to whoever sits closest.
 */
function partsOf(groups: Sitter[][], seats: readonly number[]): Part[] {
  const most = Math.max(1, ...seats)
  const needed = (count: number): number => Math.ceil(count / most)
  let alone = groups.length
  const shared = () => groups.slice(alone).flat()
  const sum = () =>
    groups.slice(0, alone).reduce((all, some) => all + needed(some.length), needed(shared().length))
  while (alone > 0 && sum() > seats.length) alone--
  const blocks = [...groups.slice(0, alone), ...(alone < groups.length ? [shared()] : [])]
  const counts = blocks.map((some) => needed(some.length))
  for (let left = seats.length - counts.reduce((all, count) => all + count, 0); left > 0; left--) {
    const crowded = blocks.map((some, i) => (counts[i]! < some.length ? some.length / counts[i]! : 0))
    const at = crowded.indexOf(Math.max(...crowded))
    if (at < 0 || crowded[at] === 0) break
    counts[at]!++
  }
  let from = 0
  return blocks.map((some, i) => {
    const to = i === blocks.length - 1 && alone < groups.length ? seats.length : from + counts[i]!
    const part = { from, to: Math.min(to, seats.length), people: some }
    from = part.to
    return part
  })
}

/** Deals people to their tables in turn, each table in proportion to its seats; answers those who are over. */
function deal({ from, to, people }: Part, tables: PlannedTable[]): Sitter[] {
  const places = tables
    .slice(from, to)
    .flatMap((table) =>
      Array.from({ length: table.seats }, (_, i) => ({ table, at: (i + 0.5) / table.seats })),
    )
    .sort((a, b) => a.at - b.at)
  people.slice(0, places.length).forEach(({ id }, i) => places[i]!.table.people.push(id))
  return people.slice(places.length)
}

/** The table with the greatest share of free seats, the first of those; undefined if none is free. */
function emptiest(tables: readonly PlannedTable[]): PlannedTable | undefined {
  const free = tables.filter((table) => table.people.length < table.seats)
  return free.toSorted((a, b) => a.people.length / a.seats - b.people.length / b.seats)[0]
}

/** Everybody at the table that the list names, the tables in the order of their numbers. */
function asListed(people: readonly Sitter[], seats: number): SeatingPlan {
  const tables = new Map<string, PlannedTable>()
  for (const { id, group } of people) {
    if (group === '') continue
    const table = tables.get(group) ?? { name: group, seats, people: [] }
    table.people.push(id)
    tables.set(group, table)
  }
  const named = [...tables.values()].sort((a, b) => byNumber(a.name!, b.name!))
  return { tables: named, without: people.filter(({ group }) => group === '').map(({ id }) => id) }
}

/** The one number in a table's name, as people say it; null if there is none or several. */
export function tableNumber(name: string): number | null {
  const numbers = name.match(/\d+/gu)
  return numbers?.length === 1 ? Number(numbers[0]) : null
}

/** The order of tables: by number, then by name. */
export function byNumber(a: string, b: string): number {
  const [one, other] = [tableNumber(a) ?? Infinity, tableNumber(b) ?? Infinity]
  return one === other ? (a < b ? -1 : Number(a > b)) : one - other
}
