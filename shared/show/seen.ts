import { TABLES, type State, type TableName } from './state.ts'

/**
 * What changed between two views of a role: members set or changed in part, records patched, put whole or dropped, and the
 * order of a table's ids where these alone would not give it. The one kind of fact that clients are sent.
 */
export interface Seen {
  type: 'seen'
  set?: Partial<State>
  /** Of members that are objects, what changed in them. */
  part?: { [M in keyof State]?: Partial<State[M]> }
  /** Of records that are there, the members that changed. */
  patch?: Partial<Record<TableName, { id: string | number }[]>>
  put?: Partial<Record<TableName, { id: string | number }[]>>
  drop?: Partial<Record<TableName, (string | number)[]>>
  order?: Partial<Record<TableName, (string | number)[]>>
  [member: string]: unknown
}

type Rows = readonly { id: string | number }[]
const tables: ReadonlySet<string> = new Set(TABLES)
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The change from one view to the next, null if there is none. Cheap where unchanged tables and records keep their identity. */
export function seen(before: State, after: State): Seen | null {
  const change: Seen = { type: 'seen' }
  for (const member of Object.keys(after) as (keyof State)[]) {
    if (before[member] === after[member]) continue
    if (tables.has(member))
      compare(change, member as TableName, before[member] as Rows, after[member] as Rows)
    else if (!same(before[member], after[member])) setMember(change, member, before[member], after[member])
  }
  return Object.keys(change).length > 1 ? change : null
}

function setMember(change: Seen, member: keyof State, before: unknown, after: unknown): void {
  const part = isObject(before) && isObject(after) && changedMembers(before, after)
  if (part) change.part = { ...change.part, [member]: part }
  else change.set = { ...change.set, [member]: after }
}

function compare(change: Seen, table: TableName, before: Rows, after: Rows): void {
  const patch: Rows[number][] = []
  const put: Rows[number][] = []
  const take = (old: Rows[number] | undefined, now: Rows[number]): void => {
    if (old === now) return
    const members = old && changedMembers(old, now)
    if (!members) put.push(now)
    else if (Object.keys(members).length > 0) patch.push({ id: now.id, ...members })
  }
  // Almost always the records stay in their places, and new ones follow them.
  let at = 0
  for (; at < before.length && before[at]!.id === after[at]?.id; at++) take(before[at], after[at]!)
  const [left, come] = [before.slice(at), after.slice(at)]
  const old = new Map(left.map((record) => [record.id, record]))
  for (const record of come) take(old.get(record.id), record)
  if (patch.length > 0) change.patch = { ...change.patch, [table]: patch }
  if (put.length > 0) change.put = { ...change.put, [table]: put }
  if (left.length > 0) moved(change, table, old, after, at)
}

/** Drops what is gone, and states the order where what is left, followed by what is new, does not give it. */
function moved(
  change: Seen,
  table: TableName,
  old: ReadonlyMap<string | number, unknown>,
  after: Rows,
  at: number,
): void {
  const come = after.slice(at).map(({ id }) => id)
  const now = new Set(come)
  const drop = [...old.keys()].filter((id) => !now.has(id))
  if (drop.length > 0) change.drop = { ...change.drop, [table]: drop }
  const order = [...[...old.keys()].filter((id) => now.has(id)), ...come.filter((id) => !old.has(id))]
  if (come.some((id, i) => id !== order[i])) {
    change.order = { ...change.order, [table]: after.map(({ id }) => id) }
  }
}

/** The members in which two records differ; null if they do not have the same ones. */
function changedMembers(before: object, after: object): object | null {
  const [old, now] = [Object.entries(before), Object.entries(after)]
  if (old.length !== now.length || old.some(([key], i) => key !== now[i]![0])) return null
  return Object.fromEntries(now.filter(([, value], i) => !same(old[i]![1], value)))
}

/** The view after a change: the inverse of `seen`, for every client. */
export function applySeen(view: State, { set, part, patch, put, drop, order }: Seen): State {
  const next = { ...view, ...set } as State
  for (const [member, changed] of Object.entries(part ?? {}))
    Object.assign(next, { [member]: { ...(view[member as keyof State] as object), ...(changed as object) } })
  for (const table of TABLES) {
    if (![patch, put, drop, order].some((change) => change?.[table])) continue
    const rows = new Map((view[table] as Rows).map((record) => [record.id, record]))
    for (const id of drop?.[table] ?? []) rows.delete(id)
    for (const part of patch?.[table] ?? []) rows.set(part.id, { ...rows.get(part.id), ...part })
    for (const record of put?.[table] ?? []) rows.set(record.id, record)
    const ordered = order?.[table]?.map((id) => rows.get(id)!) ?? [...rows.values()]
    ;(next[table] as unknown) = ordered
  }
  return next
}
