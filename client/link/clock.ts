/** Maximum rate of gradual correction, as a share of the elapsed time. */
const SLEW_RATE = 0.05
/** An error above this many ms is corrected at once; it means that the machine was asleep. */
const STEP_ABOVE_MS = 1500
/** Maximum age of a sample in ms, because clocks drift. */
const SAMPLE_AGE_MS = 60_000
/** Number of initial samples that set the clock at once; later ones correct it gradually. */
const STEPPED_SAMPLES = 8
/** Assumed round-trip time in ms for the `now` of a message that the page did not request. */
const UNREQUESTED_TRIP_MS = 1000

interface Sample {
  offset: number
  trip: number
  at: number
}

/**
 * Estimates the server's clock. Each sample is the server's `now` with its round-trip time; the sample with the shortest
 * round trip is used, and the clock is corrected towards it gradually, so that no picture jumps.
 */
export class Clock {
  private samples: Sample[] = []
  private taken = 0
  private offset: number
  private target: number
  private corrected: number

  /** `monotonic` returns ms from an arbitrary origin; `epoch` (ms since 1970) is used until the first sample. */
  constructor(
    private readonly monotonic: () => number = () => performance.now(),
    epoch: () => number = Date.now,
  ) {
    this.corrected = monotonic()
    this.offset = this.target = epoch() - this.corrected
  }

  /** Adds a sample: the server's `now` (epoch ms), just received; `asked` is when it was requested, by `monotonic`. */
  sample(now: number, asked: number): void {
    const at = this.monotonic()
    this.take({ offset: now + (at - asked) / 2 - at, trip: at - asked, at })
  }

  /** Adds a sample from a message that the page did not request; `now` is in epoch ms. */
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

  /** Maximum error of the clock in ms, half of the shortest round trip; null before the first sample. */
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

  /** The sample with the shortest round trip; among unrequested ones, the one with the least delay. */
  private best(): Sample {
    return this.samples.reduce((best, sample) =>
      sample.trip < best.trip || (sample.trip === best.trip && sample.offset > best.offset) ? sample : best,
    )
  }
}
