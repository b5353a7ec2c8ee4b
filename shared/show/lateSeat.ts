import type { Sitter } from './arrange.ts'
import { isOut, leftOutByRule } from './pool.ts'
import type { Person, Seating, State } from './state.ts'
import { faultsOf, tableRules } from './tableRules.ts'

/** A table as somebody who still has to sit down finds it. */
export interface OpenTable {
  seats: number
  people: readonly Sitter[]
}

/**
 * The table that fits somebody best among those with a free seat: where those are with whom they are to sit and nobody whom they
 * are kept apart from; among people of their background where tables are alike; the emptiest of these. −1 if no seat is free.
 */
export function fittingTable(
  tables: readonly OpenTable[],
  person: Sitter,
  arrangement: Seating['arrangement'],
): number {
  const everybody = [...tables.flatMap(({ people }) => people), person]
  const rules = tableRules(everybody).filter((rule) => rule.people.includes(person.id))
  const places = new Map(tables.flatMap(({ people }, i) => people.map(({ id }) => [id, i] as const)))
  const faults = (table: number): number =>
    rules.reduce(
      (sum, rule) => sum + faultsOf(rule, (id) => (id === person.id ? table : (places.get(id) ?? -1))),
      0,
    )
  const same = (table: number): number =>
    tables[table]!.people.filter(({ background = '' }) => background === (person.background ?? '')).length
  const ranks = (table: number): number[] => {
    const { people, seats } = tables[table]!
    const filled = people.length / seats
    return arrangement === 'alike'
      ? [faults(table), Number(same(table) === 0), filled]
      : [faults(table), filled, same(table)]
  }
  const free = tables.flatMap(({ people, seats }, i) =>
    people.length < seats ? [{ i, ranks: ranks(i) }] : [],
  )
  return free.toSorted((a, b) => compared(a.ranks, b.ranks) || a.i - b.i)[0]?.i ?? -1
}

/** The order of two lists of numbers of the same length, the first that differ deciding. */
function compared(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, i) => one !== b[i])
  return at < 0 ? 0 : a[at]! - b[at]!
}

/** The name of the table that is given to somebody who comes in without one; null where none is, or no seat is free. */
export function tableOnArrival(state: State, person: Person): string | null {
  const { seating } = state
  if (!seating || person.group !== '' || leftOutByRule(person, state)) return null
  const at = fittingTable(tablesNow(state), person, seating.arrangement)
  return seating.tables[at]?.name ?? null
}

/** The tables of the event with those who sit there now. */
export function tablesNow(state: State): (OpenTable & { name: string; people: Person[] })[] {
  const tables = (state.seating?.tables ?? []).map(({ name, seats }) => ({
    name,
    seats,
    people: [] as Person[],
  }))
  const byName = new Map(tables.map((table) => [table.name, table]))
  for (const person of state.people)
    if (person.group !== '' && !isOut(person, state)) byName.get(person.group)?.people.push(person)
  return tables
}
