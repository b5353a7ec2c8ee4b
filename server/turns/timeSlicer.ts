/** How long a slice goes on, in ms. */
const SLICE_MS = 5

/**
 * Work for many sockets in slices, one slice in each turn of the event loop, so that a large hall never delays a command. Jobs are
 * done in the order they came, each whole before the next begins.
 */
export class TimeSlicer {
  /** Each does its next item; whether it was the last. */
  private readonly jobs: (() => boolean)[] = []
  private running = false

  /** A slice ends after so many items, or when it has taken its time. `waits`: whether nothing is to be done in this turn. */
  constructor(
    private readonly itemsPerSlice = Infinity,
    private readonly waits: () => boolean = () => false,
  ) {}

  /** Whether there is work. */
  get isBusy(): boolean {
    return this.running
  }

  /** Does `each` for every item as they are now, from the end of this turn on. */
  run<T>(items: Iterable<T>, each: (item: T) => void): void {
    const all = [...items]
    if (all.length === 0) return
    let next = 0
    this.jobs.push(() => {
      each(all[next++]!)
      return next === all.length
    })
    if (this.running) return
    this.running = true
    setImmediate(this.runSlice)
  }

  private runSlice = (): void => {
    if (!this.waits()) this.doSlice()
    if (this.jobs.length > 0) setImmediate(this.runSlice)
    else this.running = false
  }

  private doSlice(): void {
    const until = performance.now() + SLICE_MS
    let items = 0
    while (this.jobs.length > 0 && items++ < this.itemsPerSlice && performance.now() < until)
      if (this.jobs[0]!()) this.jobs.shift()
  }
}
