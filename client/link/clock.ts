/** The clock is corrected by at limit this part of the time that passes. */
const SLEW_RATE = 0.05
/** Milliseconds: a clock that is farther off is set at once, since the machine has been asleep. */
const STEP_ABOVE_MS = 1500
/** Milliseconds for which a sample counts: clocks drift. */
const SAMPLE_AGE_MS = 60_000
/** At so many first samples the clock is set at once, afterwards it is corrected slowly. */
const STEPPED_SAMPLES = 8
/** The round trip, in ms, that is assumed for the `now` of a message that the page did not ask for. */
const UNREQUESTED_TRIP_MS = 1000

interface Sample {
  offset: number
  trip: number
  at: number
}

/**
 * The server's clock as this page knows it. Each sample is the server's `now` with the round trip that it took. The sample
 * with the least round trip counts; the clock is corrected towards it slowly, so that no picture jumps.
 */
export class Clock {
  private samples: Sample[] = []
  private taken = 0
  private offset: number
  private target: number
  private corrected: number

  /** `monotonic` counts ms from any origin; `epoch` (ms since 1970) serves until the first sample. */
  constructor(
    private readonly monotonic: () => number = () => performance.now(),
    epoch: () => number = Date.now,
  ) {
    this.corrected = monotonic()
    this.offset = this.target = epoch() - this.corrected
  }

  /** Takes the server's `now` (epoch ms) that has just arrived; `asked` is when it was asked for, by `monotonic`. */
  sample(now: number, asked: number): void {
    const at = this.monotonic()
    this.take({ offset: now + (at - asked) / 2 - at, trip: at - asked, at })
  }

  /** Takes the `now` (epoch ms) of a message that the page did not ask for. */
  hear(now: number): void {
    const at = this.monotonic()
    this.take({ offset: now - at, trip: UNREQUESTED_TRIP_MS, at })
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    const at = this.monotonic()
    const limit = Math.max(0, at - this.corrected) * SLEW_RATE
    this.offset += Math.max(-limit, Math.min(limit, this.target - this.offset))
    this.corrected = at
    return at + this.offset
  }

  /** How far the clock may be off, in ms: half of the least round trip; null before the first sample. */
  error(): number | null {
    return this.samples.length ? this.best().trip / 2 : null
  }

  private take(sample: Sample): void {
    this.now()
    this.samples = this.samples.filter(({ at }) => sample.at - at < SAMPLE_AGE_MS)
    this.samples.push(sample)
    this.target = this.best().offset
    if (this.taken++ < STEPPED_SAMPLES || Math.abs(this.target - this.offset) > STEP_ABOVE_MS)
      this.offset = this.target
  }

  /** The sample of the least round trip; of those that were not asked for, the one that came the fastest. */
  private best(): Sample {
    return this.samples.reduce((best, sample) =>
      sample.trip < best.trip || (sample.trip === best.trip && sample.offset > best.offset) ? sample : best,
    )
  }
}
