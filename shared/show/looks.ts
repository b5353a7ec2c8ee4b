import type { Steps } from '../fair/steps.ts'
import { lineageOf } from './places.ts'

/** Remembers what a record looks like to a role, so that a record that looks as before is the same object as before. */
export class Looks<R extends object, L> {
  private readonly known = new WeakMap<R, { from: unknown; look: L }>()

  /** `from` is what the look depends on beside the record, compared by identity. */
  of(record: R, from: unknown, make: () => L): L {
    let last = this.known.get(record)
    if (!last || last.from !== from) this.known.set(record, (last = { from, look: make() }))
    return last.look
  }
}

/** What was made of a table, and all that it depends on beside the table. */
interface TableLook<R, L> {
  from: readonly unknown[]
  table: readonly R[]
  /** What each record looks like, at its place; null for one that is not seen. */
  looks: readonly (L | null)[]
  seen: L[]
}

/** Records looked at in one step, and those compared with the table before. */
const LOOKS = 500

/**
 * Remembers what a table looks like to a role: a table that looks as before is the same array as before, and of one that follows
 * another only the records that are not the same are looked at.
 */
export class TableLooks<R extends object, L> {
  /** `from` is all that the looks depend on beside the records, compared by identity; `look` answers null for what is not seen. */
  *of(table: readonly R[], from: readonly unknown[], look: (record: R) => L | null): Steps<L[]> {
    const lineage = lineageOf(table)
    const known = this.last.get(lineage)
    const last = known?.from.every((one, i) => one === from[i]) ? known : undefined
    if (last?.table === table) return last.seen
    const looks: (L | null)[] = []
    let fresh = 0
    for (let i = 0; i < table.length; i++) {
      const record = table[i]!
      if (last?.table[i] === record) looks.push(last.looks[i]!)
      else {
        looks.push(look(record))
        if (++fresh % LOOKS === 0) yield
      }
    }
    const isSame = last?.looks.length === looks.length && looks.every((one, i) => one === last.looks[i])
    const seen = isSame ? last.seen : looks.filter((one) => one !== null)
    this.last.set(lineage, { from, table, looks, seen })
    return seen
  }

  private readonly last = new WeakMap<object, TableLook<R, L>>()
}
