import { finish, type Steps } from '../fair/steps.ts'
import type { State } from './state.ts'
import { TABLES, type TableName } from './table.ts'

type Id = string | number
/** A change of some members, and the records that it is made to. */
type Patch = [ids: Id[], members: object]
/** A part [from, to) of a table. */
type Run = [from: number, to: number]

/**
 * What changed between two views of a role: members set or changed in part, records patched, put whole or dropped, and the new
 * order of tables whose records did not stay as putting and dropping leaves them. The one kind of fact that clients are sent.
 */
export interface Seen {
  type: 'seen'
  set?: Partial<State>
  /** Of members that are objects, what changed in them. */
  part?: { [M in keyof State]?: Partial<State[M]> }
  patch?: Partial<Record<TableName, Patch[]>>
  put?: Partial<Record<TableName, { id: Id }[]>>
  drop?: Partial<Record<TableName, Id[]>>
  /** The parts of the table, after all else, in the order in which they stand now. */
  order?: Partial<Record<TableName, Run[]>>
}

/** A change of a view as clients are sent it; `at` in epoch ms. */
export interface SeenFact {
  at: number
  body: Seen | null
}

type Rows = readonly { id: Id }[]
const tables: ReadonlySet<string> = new Set(TABLES)
/** Whether a value can change in part; a list is always set whole. */
const hasMembers = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** The change from one view to the next, null if there is none. Cheap where unchanged tables and records keep their identity. */
export const seen = (before: State, after: State): Seen | null => finish(seenInSteps(before, after))

/** Records compared in one step. */
const STEP = 500

/** The same in steps, between which other work can be let in. */
export function* seenInSteps(before: State, after: State): Steps<Seen | null> {
  const change: Seen = { type: 'seen' }
  for (const member of Object.keys(after) as (keyof State)[]) {
    if (before[member] === after[member]) continue
    if (tables.has(member))
      yield* compare(change, member as TableName, before[member] as Rows, after[member] as Rows)
    else if (!same(before[member], after[member])) setMember(change, member, before[member], after[member])
  }
  return Object.keys(change).length > 1 ? change : null
}

function setMember(change: Seen, member: keyof State, before: unknown, after: unknown): void {
  const part = hasMembers(before) && hasMembers(after) && changedMembers(before, after)
  if (part) change.part = { ...change.part, [member]: part }
  else change.set = { ...change.set, [member]: after }
}

function* compare(change: Seen, table: TableName, before: Rows, after: Rows): Steps<void> {
  const patches = new Map<string, Patch>()
  const put: Rows[number][] = []
  const take = (old: Rows[number] | undefined, now: Rows[number]): void => {
    if (old === now) return
    const members = old && changedMembers(old, now)
    if (!members) return void put.push(now)
    const key = JSON.stringify(members)
    const alike = patches.get(key)
    if (alike) alike[0].push(now.id)
    else if (key !== '{}') patches.set(key, [[now.id], members])
  }
  // Almost always the records stay in their places, and new ones follow them.
  let at = 0
  for (; at < before.length && before[at]!.id === after[at]?.id; at++) {
    if (at % STEP === STEP - 1) yield
    take(before[at], after[at]!)
  }
  const [left, come] = [before.slice(at), after.slice(at)]
  const old = new Map(left.map((record) => [record.id, record]))
  for (const [i, record] of come.entries()) {
    if (i % STEP === STEP - 1) yield
    take(old.get(record.id), record)
  }
  if (patches.size > 0) change.patch = { ...change.patch, [table]: [...patches.values()] }
  if (put.length > 0) change.put = { ...change.put, [table]: put }
  if (left.length > 0)
    move(
      change,
      table,
      [...old.keys()],
      come.map(({ id }) => id),
      at,
    )
}

/** Drops what is gone, and states the order where what stays, followed by what is new, does not give it. */
function move(change: Seen, table: TableName, before: Id[], after: Id[], start: number): void {
  const [old, now] = [new Set(before), new Set(after)]
  const drop = before.filter((id) => !now.has(id))
  if (drop.length > 0) change.drop = { ...change.drop, [table]: drop }
  const unmoved = [...before.filter((id) => now.has(id)), ...after.filter((id) => !old.has(id))]
  const places = new Map(unmoved.map((id, i) => [id, start + i]))
  const runs: Run[] = start > 0 ? [[0, start]] : []
  for (const id of after) {
    const place = places.get(id)!
    const last = runs.at(-1)
    if (last?.[1] === place) last[1]++
    else runs.push([place, place + 1])
  }
  if (runs.length > 1) change.order = { ...change.order, [table]: runs }
}

/** The members in which a record differs from one before; null if it lacks or moves one that was there. */
function changedMembers(before: object, after: object): object | null {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const [there, keys] = [Object.keys(old), Object.keys(now)]
  for (let i = 0; i < there.length; i++) if (there[i] !== keys[i]) return null
  const members: Record<string, unknown> = {}
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (i >= there.length || !same(old[key], now[key])) members[key] = now[key]
  }
  return members
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
    for (const [ids, members] of patch?.[table] ?? [])
      for (const id of ids) rows.set(id, { ...rows.get(id)!, ...members })
    for (const record of put?.[table] ?? []) rows.set(record.id, record)
    const list = [...rows.values()]
    ;(next[table] as unknown) = order?.[table]?.flatMap(([from, to]) => list.slice(from, to)) ?? list
  }
  return next
}
