type Value = string | number
/** The members by which a record of a table is looked up: no two records of a table have the same. */
const KEYS = ['id', 'entry'] as const
export type Key = (typeof KEYS)[number]

/**
 * Where the records of a table stand, by one of their members. The copies of a table that follow one another share it: a record
 * keeps its place, whoever comes follows the last, and what is found is looked at before it is given.
 */
type Places = Map<Value, number>

const known = new WeakMap<readonly object[], Partial<Record<Key, Places>>>()

const valueOf = (record: object | undefined, key: Key): Value | undefined =>
  (record as Partial<Record<Key, Value>> | undefined)?.[key]

function placesOf(rows: readonly object[], key: Key): Places {
  let all = known.get(rows)
  if (!all) known.set(rows, (all = {}))
  let places = all[key]
  if (!places) {
    all[key] = places = new Map()
    for (let i = 0; i < rows.length; i++) places.set(valueOf(rows[i], key)!, i)
  }
  return places
}

/** Where the record with this value stands; undefined if there is none. O(1) after the first look at a table or one before it. */
export function placeOf(rows: readonly object[], key: Key, value: Value): number | undefined {
  const place = placesOf(rows, key).get(value)
  return place !== undefined && valueOf(rows[place], key) === value ? place : undefined
}

/** An object that the copies of a table which follow one another have in common. */
export const lineageOf = (rows: readonly object[]): object => placesOf(rows, 'id')

/** A copy of a table to be written to by `setRow` alone; by these members it is found from then on without another look. */
export function copyOf<R extends object>(rows: readonly R[], keys: readonly Key[]): R[] {
  for (const key of keys) placesOf(rows, key)
  const copy = rows.slice()
  known.set(copy, { ...known.get(rows) })
  return copy
}

/** Puts a record to its place, or behind the last. */
export function setRow<R extends object>(rows: R[], place: number, record: R): void {
  const before = rows[place]
  rows[place] = record
  const all = known.get(rows)
  for (const key of KEYS) {
    const [places, value] = [all?.[key], valueOf(record, key)!]
    if (!places || (before && valueOf(before, key) === value)) continue
    const other = places.get(value)
    if (other === undefined) places.set(value, place)
    // Another copy has it elsewhere: from here on this one looks for itself.
    else if (other !== place) delete all![key]
  }
}
