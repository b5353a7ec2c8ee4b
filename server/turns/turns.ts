import type { Steps } from '../../shared/fair/steps.ts'

/** How long work goes on before other work is let in, in ms. */
const TURN_MS = 3

/** Who waits for long work, the most urgent first: whoever sent a command, whoever is shown something, nobody (how names are read). */
const URGENCIES = ['command', 'view', 'reading'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Long work that waits for a turn of the event loop, by its urgency, in the order in which it came. */
const waiting: Record<Urgency, (() => void)[]> = { command: [], view: [], reading: [] }
let isGiving = false
/** When the turn that long work has now began; null where none has one. */
let began: number | null = null

/** Resolves in a turn that no other long work has: however much there is, a turn is as long as one of them makes it. */
function ownTurn(urgency: Urgency): Promise<void> {
  return new Promise((goOn) => {
    waiting[urgency].push(goOn)
    if (isGiving) return
    isGiving = true
    setImmediate(giveTurn)
  })
}

function giveTurn(): void {
  const urgent = URGENCIES.find((urgency) => waiting[urgency].length > 0)
  const goOn = urgent && waiting[urgent].shift()
  isGiving = goOn !== undefined
  began = goOn ? performance.now() : null
  if (!goOn) return
  goOn()
  setImmediate(giveTurn)
}

/**
 * Long work in turns: `rest` lets other work in as soon as this turn has taken its time. Of what is as urgent each has a turn after
 * the other; what is less urgent has one where nothing more urgent waits for it.
 */
export class Turns {
  constructor(private readonly urgency: Urgency = 'view') {}

  /** Work that follows other long work in its turn has the rest of that. */
  private since = began ?? performance.now()

  /** Whether this turn has taken its time. */
  get over(): boolean {
    return performance.now() - this.since > TURN_MS
  }

  async rest(): Promise<void> {
    if (this.over) await this.next()
  }

  /** Goes on in a turn of its own. */
  async next(): Promise<void> {
    await ownTurn(this.urgency)
    this.since = began!
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
