/**
 * Keeps a list in order while some of its records change: those that stay are not compared with each other again.
 * `compare` gives a total order: it calls no two records equal.
 */
export class KeptOrder<R extends object> {
  private last: readonly R[] = []
  private known: ReadonlySet<R> = new Set()

  constructor(private readonly compare: (a: R, b: R) => number) {}

  /** These records in order; the same array as before where they are the same records. */
  of(records: readonly R[]): readonly R[] {
    const come = records.filter((record) => !this.known.has(record))
    if (come.length === 0 && records.length === this.known.size) return this.last
    const now = new Set(records)
    const stay = this.last.filter((record) => now.has(record))
    this.last = merged(stay, come.sort(this.compare), this.compare)
    this.known = now
    return this.last
  }
}

/** Two lists in order as one; each record of the second is placed by bisection. */
function merged<R>(stay: readonly R[], come: readonly R[], compare: (a: R, b: R) => number): R[] {
  const all: R[] = []
  let from = 0
  for (const record of come) {
    let [low, high] = [from, stay.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(stay[middle]!, record) < 0) low = middle + 1
      else high = middle
    }
    while (from < low) all.push(stay[from++]!)
    all.push(record)
  }
  while (from < stay.length) all.push(stay[from++]!)
  return all
}
