import { TABLES, type State, type TableName } from './state.ts'

/**
 * What changed between two views of a role: members set, records put, records dropped, and the order of a table's ids
 * where putting and dropping alone would not give it. The one kind of fact that clients are sent.
 */
export interface Seen {
  type: 'seen'
  set?: Partial<State>
  put?: Partial<Record<TableName, { id: string | number }[]>>
  drop?: Partial<Record<TableName, (string | number)[]>>
  order?: Partial<Record<TableName, (string | number)[]>>
  [member: string]: unknown
}

type Rows = readonly { id: string | number }[]
const tables: ReadonlySet<string> = new Set(TABLES)
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The change from one view to the next, null if there is none. Cheap where unchanged tables and records keep their identity. */
export function seen(before: State, after: State): Seen | null {
  const change: Seen = { type: 'seen' }
  for (const member of Object.keys(after) as (keyof State)[]) {
    if (before[member] === after[member]) continue
    if (tables.has(member))
      compare(change, member as TableName, before[member] as Rows, after[member] as Rows)
    else if (!same(before[member], after[member])) change.set = { ...change.set, [member]: after[member] }
  }
  return Object.keys(change).length > 1 ? change : null
}

function compare(change: Seen, table: TableName, before: Rows, after: Rows): void {
  const old = new Map(before.map((record) => [record.id, record]))
  const now = new Set(after.map((record) => record.id))
  const put = after.filter((record) => !same(old.get(record.id), record))
  const drop = before.filter(({ id }) => !now.has(id)).map(({ id }) => id)
  if (put.length > 0) change.put = { ...change.put, [table]: put }
  if (drop.length > 0) change.drop = { ...change.drop, [table]: drop }
  const kept = before.filter(({ id }) => now.has(id)).map(({ id }) => id)
  const order = [...kept, ...after.filter(({ id }) => !old.has(id)).map(({ id }) => id)]
  if (after.some(({ id }, i) => id !== order[i])) {
    change.order = { ...change.order, [table]: after.map(({ id }) => id) }
  }
}

/** The view after a change: the inverse of `seen`, for every client. */
export function applySeen(view: State, { set, put, drop, order }: Seen): State {
  const next = { ...view, ...set } as State
  for (const table of TABLES) {
    if (!put?.[table] && !drop?.[table] && !order?.[table]) continue
    const rows = new Map((view[table] as Rows).map((record) => [record.id, record]))
    for (const id of drop?.[table] ?? []) rows.delete(id)
    for (const record of put?.[table] ?? []) rows.set(record.id, record)
    const ordered = order?.[table]?.map((id) => rows.get(id)!) ?? [...rows.values()]
    ;(next[table] as unknown) = ordered
  }
  return next
}
