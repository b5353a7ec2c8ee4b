import { setImmediate as otherWork } from 'node:timers/promises'
import type { Steps } from '../../shared/fair/steps.ts'

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

  /** Does all steps, in turns with other work; answers what they come to. */
  async through<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      if (this.over) await this.rest()
    }
  }
}
