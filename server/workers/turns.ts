import type { Steps } from '../../shared/fair/steps.ts'

/** How long work goes on before other work is let in, in ms. */
const TURN_MS = 5

/** Long work that waits for a turn of the event loop, in the order in which it came. */
const waiting: (() => void)[] = []

/** Resolves in a turn that no other long work has: however much there is, a turn is as long as one of them makes it. */
function ownTurn(): Promise<void> {
  return new Promise((goOn) => {
    if (waiting.push(goOn) === 1) setImmediate(giveTurn)
  })
}

function giveTurn(): void {
  waiting[0]!()
  waiting.shift()
  if (waiting.length > 0) setImmediate(giveTurn)
}

/** Long work in turns: `rest` lets other work in as soon as this turn has taken its time. */
export class Turns {
  private since = performance.now()

  /** Whether this turn has taken its time. */
  get over(): boolean {
    return performance.now() - this.since > TURN_MS
  }

  async rest(): Promise<void> {
    if (this.over) await this.next()
  }

  /** Goes on in a turn of its own. */
  async next(): Promise<void> {
    await ownTurn()
    this.since = performance.now()
  }

  /** Does all steps, in turns with other work; answers what they come to. */
  async through<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      if (this.over) await this.next()
    }
  }
}
