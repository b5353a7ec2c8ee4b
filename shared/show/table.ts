import { copyOf, placeOf, setRow, type Key } from './places.ts'
import type { State } from './state.ts'

/** The tables of a state: arrays of records that have an `id`, in their order. */
export const TABLES = ['people', 'sponsors', 'prizes', 'draws', 'awards', 'cues', 'out', 'entries'] as const
export type TableName = (typeof TABLES)[number]
export type RecordOf<T extends TableName> = State[T][number]

type Id = string | number

/** By what the records of a table are found. */
const keysOf = (table: TableName): readonly Key[] => (table === 'people' ? ['id', 'entry'] : ['id'])

/** The record with this id, if the table has it. Tables are never changed in place, so the look-up is O(1) after the first. */
export function find<R extends { id: Id }>(rows: readonly R[], id: Id): R | undefined {
  const place = placeOf(rows, 'id', id)
  return place === undefined ? undefined : rows[place]
}

/**
 * The next state while a batch of facts is folded in: each table is copied once, when it is first written, so the state
 * before stays as it was and unchanged records keep their identity.
 */
export class Draft {
  readonly state: State
  /** The tables that are copies already. */
  private readonly own = new Set<TableName>()

  constructor(before: State) {
    this.state = { ...before }
  }

  get<T extends TableName>(table: T, id: Id): RecordOf<T> | undefined {
    return find<RecordOf<T> & { id: Id }>(this.state[table] as never, id)
  }

  /** Replaces the record of that id, or appends it. */
  put<T extends TableName>(table: T, record: RecordOf<T>): void {
    const rows = this.writable(table)
    setRow(rows, placeOf(rows, 'id', record.id) ?? rows.length, record)
  }

  /** Changes some members of a record; nothing happens if it is not there (its fact may have been erased). */
  patch<T extends TableName>(table: T, id: Id, change: Partial<RecordOf<T>>): void {
    this.change(table, 'id', id, (record) => ({ ...record, ...change }))
  }

  /** Puts another record in the place of the one with this value; nothing happens where there is none, or it stays the same. */
  change<T extends TableName>(table: T, key: Key, value: Id, to: (record: RecordOf<T>) => RecordOf<T>): void {
    const rows = this.state[table] as RecordOf<T>[]
    const place = placeOf(rows, key, value)
    if (place === undefined) return
    const [before, after] = [rows[place]!, to(rows[place]!)]
    if (after !== before) setRow(this.writable(table), place, after)
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

  private writable<T extends TableName>(table: T): RecordOf<T>[] {
    if (!this.own.has(table)) {
      this.own.add(table)
      ;(this.state[table] as unknown) = copyOf<RecordOf<T>>(this.state[table] as never, keysOf(table))
    }
    return this.state[table] as RecordOf<T>[]
  }
}
