import { StoreError } from '../journals/error.ts'
import type { NamedValues } from '../journals/journal.ts'

/** Mark of the house: `Written`, as JSON. */
const SERVED = 'served'
/** Ms between two writings. */
const INTERVAL_MS = 10 * 60_000
/** Of the time between two runs, which only the computer's clock tells, no more than this counts, in ms. */
const MOST_BETWEEN_RUNS_MS = 7 * 24 * 3600 * 1000

interface Written {
  served: number
  /** The computer's clock at the writing, epoch ms. */
  wall: number
}

interface Clocks {
  /** The computer's clock, epoch ms. */
  wall(): number
  /** Counts ms and is never set. */
  monotonic(): number
}

/**
 * How long the house has been served, over all its runs, in ms: a time that goes on evenly whatever the computer's clock is set
 * to. The time between two runs counts too, a week at most.
 */
export class ServedTime {
  private readonly started: number
  private readonly timer = setInterval(() => void this.write(), INTERVAL_MS).unref()

  private constructor(
    private readonly marks: NamedValues,
    private readonly before: number,
    private readonly clocks: Clocks,
  ) {
    this.started = clocks.monotonic()
  }

  static async open(marks: NamedValues, clocks: Clocks): Promise<ServedTime> {
    const text = await marks.get(SERVED)
    const { served, wall } = text ? (JSON.parse(text) as Written) : { served: 0, wall: clocks.wall() }
    const between = Math.min(Math.max(0, clocks.wall() - wall), MOST_BETWEEN_RUNS_MS)
    const time = new ServedTime(marks, served + between, clocks)
    await time.write()
    return time
  }

  /** Ms served so far. Needs no receiver, so that it can be handed on. */
  readonly now = (): number => Math.floor(this.before + this.clocks.monotonic() - this.started)

  /** Writes it for the last time. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.write()
  }

  /** A store that fails now is asked again later. */
  private async write(): Promise<void> {
    const written: Written = { served: this.now(), wall: this.clocks.wall() }
    try {
      await this.marks.set({ [SERVED]: JSON.stringify(written) })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
  }
}
