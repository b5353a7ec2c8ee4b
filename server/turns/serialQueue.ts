/** Runs asynchronous work one piece after the other, in the order in which it was given; work that fails holds up none after it. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve()

  /** Resolves or rejects as the work does, once its turn has come. */
  run<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.last.then(work)
    this.last = done.catch(() => undefined)
    return done
  }
}
