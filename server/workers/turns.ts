import { setImmediate as otherWork } from 'node:timers/promises'

/** How long work goes on before other work is let in, in ms. */
const TURN_MS = 8

/** Long work in turns: `rest` lets other work in as soon as this turn has taken its time. */
export class Turns {
  private since = performance.now()

  /** Whether this turn has taken its time. */
  get over(): boolean {
    return performance.now() - this.since > TURN_MS
  }

  async rest(): Promise<void> {
    if (!this.over) return
    await otherWork()
    this.since = performance.now()
  }
}
