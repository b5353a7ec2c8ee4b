/**
 * Work for many sockets in slices, one slice in each turn of the event loop, so that a large hall never delays a command. Jobs are
 * done in the order they came, each whole before the next begins.
 */
export class TimeSlicer {
  private readonly jobs: (() => boolean)[] = []
  private running = false

  constructor(private readonly itemsPerSlice = 200) {}

  /** Does `each` for every item as they are now; the first slice at once if nothing waits. */
  run<T>(items: Iterable<T>, each: (item: T) => void): void {
    const all = [...items]
    let next = 0
    this.jobs.push(() => {
      const end = Math.min(all.length, next + this.itemsPerSlice)
      while (next < end) each(all[next++]!)
      return next === all.length
    })
    if (this.running) return
    this.running = true
    this.runSlice()
  }

  private runSlice = (): void => {
    if (this.jobs[0]?.()) this.jobs.shift()
    if (this.jobs.length > 0) setImmediate(this.runSlice)
    else this.running = false
  }
}
