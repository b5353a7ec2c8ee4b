import type { State } from './state.ts'

/** The tables of a state: arrays of records that have an `id`, in their order. */
export const TABLES = ['people', 'sponsors', 'prizes', 'draws', 'awards', 'cues', 'out', 'entries'] as const
export type TableName = (typeof TABLES)[number]
export type RecordOf<T extends TableName> = State[T][number]

type Id = string | number
type Index = Map<Id, number>

const indexes = new WeakMap<readonly object[], Index>()

/** Position of every record by its id; computed once for an array and kept until a copy of the array takes it over. */
function indexOf(rows: readonly { id: Id }[]): Index {
  let index = indexes.get(rows)
  if (!index) {
    index = new Map()
    for (let i = 0; i < rows.length; i++) index.set(rows[i]!.id, i)
    indexes.set(rows, index)
  }
  return index
}

/** A copy of a table to be written to. It takes over the index, which is then kept by whoever writes. */
function copyOf<R extends { id: Id }>(rows: readonly R[]): { rows: R[]; index: Index } {
  const index = indexOf(rows)
  const copy = rows.slice()
  indexes.delete(rows)
  indexes.set(copy, index)
  return { rows: copy, index }
}

/** The record with this id, if the table has it. Tables are never changed in place, so the look-up is O(1) after the first. */
export function find<R extends { id: Id }>(rows: readonly R[], id: Id): R | undefined {
  const at = indexOf(rows).get(id)
  return at === undefined ? undefined : rows[at]
}

/**
 * The next state while a batch of facts is folded in: each table is copied once, when it is first written, so the state
 * before stays as it was and unchanged records keep their identity.
 */
export class Draft {
  readonly state: State
  private readonly own = new Map<TableName, Index>()

  constructor(before: State) {
    this.state = { ...before }
  }

  get<T extends TableName>(table: T, id: Id): RecordOf<T> | undefined {
    const index = this.own.get(table)
    if (!index) return find<RecordOf<T> & { id: Id }>(this.state[table] as never, id)
    const at = index.get(id)
    return at === undefined ? undefined : (this.state[table][at] as RecordOf<T>)
  }

  /** Replaces the record of that id, or appends it. */
  put<T extends TableName>(table: T, record: RecordOf<T>): void {
    const index = this.writable(table)
    const rows = this.state[table] as RecordOf<T>[]
    const at = index.get(record.id)
    if (at !== undefined) rows[at] = record
    else index.set(record.id, rows.push(record) - 1)
  }

  /** Changes some members of a record; nothing happens if it is not there (its fact may have been erased). */
  patch<T extends TableName>(table: T, id: Id, change: Partial<RecordOf<T>>): void {
    const record = this.get(table, id)
    if (record) this.put(table, { ...record, ...change })
  }

  drop(table: TableName, id: Id): void {
    this.replace(table, (this.state[table] as { id: Id }[]).filter((record) => record.id !== id) as never)
  }

  /** Takes many records out at once. */
  dropAll(table: TableName, ids: ReadonlySet<Id>): void {
    this.replace(table, (this.state[table] as { id: Id }[]).filter((record) => !ids.has(record.id)) as never)
  }

  replace<T extends TableName>(table: T, rows: State[T]): void {
    this.own.delete(table)
    this.state[table] = rows
  }

  private writable(table: TableName): Index {
    let index = this.own.get(table)
    if (!index) {
      const copy = copyOf(this.state[table] as { id: Id }[])
      ;(this.state[table] as unknown) = copy.rows
      index = copy.index
      this.own.set(table, index)
    }
    return index
  }
}
