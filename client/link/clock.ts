/** Slewing never makes time run faster or slower than by this part. */
const SLEW = 0.05
/** Farther off than this the clock is set at once: the machine was asleep. */
const FAR = 1500
/** Samples older than this many ms no longer count: clocks drift. */
const KEEP = 60_000
/** The clock is set at each of the first samples, and only led afterwards. */
const FIRST = 8
/** What a message that nobody asked for counts as, in ms of round trip. */
const UNASKED = 1000

interface Sample {
  offset: number
  trip: number
  at: number
}

/**
 * The server's clock as this page knows it. Each sample is the server's `now` with the round trip it took; the least round
 * trip wins, and the clock is led there slowly, so that no picture ever jumps.
 */
export class Clock {
  private samples: Sample[] = []
  private taken = 0
  private offset: number
  private target: number
  private led: number

  /** `monotonic` counts ms from any origin; `epoch` serves until the first sample. */
  constructor(
    private readonly monotonic: () => number = () => performance.now(),
    epoch: () => number = Date.now,
  ) {
    this.led = monotonic()
    this.offset = this.target = epoch() - this.led
  }

  /** Takes the server's `now` (epoch ms) that was asked for at `asked` and has just arrived. */
  sample(now: number, asked: number): void {
    const at = this.monotonic()
    this.take({ offset: now + (at - asked) / 2 - at, trip: at - asked, at })
  }

  /** Takes the `now` of a message that nobody asked for. */
  hear(now: number): void {
    const at = this.monotonic()
    this.take({ offset: now - at, trip: UNASKED, at })
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    const at = this.monotonic()
    const most = Math.max(0, at - this.led) * SLEW
    this.offset += Math.max(-most, Math.min(most, this.target - this.offset))
    this.led = at
    return at + this.offset
  }

  /** How far the clock may be off, in ms: half of the least round trip; null before the first sample. */
  error(): number | null {
    return this.samples.length ? this.best().trip / 2 : null
  }

  private take(sample: Sample): void {
    this.now()
    this.samples = this.samples.filter(({ at }) => sample.at - at < KEEP)
    this.samples.push(sample)
    this.target = this.best().offset
    if (this.taken++ < FIRST || Math.abs(this.target - this.offset) > FAR) this.offset = this.target
  }

  /** Of the least round trip; of the messages that nobody asked for, the one that came the fastest. */
  private best(): Sample {
    return this.samples.reduce((best, sample) =>
      sample.trip < best.trip || (sample.trip === best.trip && sample.offset > best.offset) ? sample : best,
    )
  }
}
