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
