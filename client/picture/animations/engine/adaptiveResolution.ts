/** Render scales to choose from, as a factor of the full resolution. */
const SCALES = [1, 0.75, 0.5]
/** Number of frames over which the frame time is averaged. */
const WINDOW = 24
/** A frame interval longer than this, in ms, is a pause (such as a hidden tab) and is not counted. */
const PAUSE = 400
/** Mean frame intervals in ms: above ROUGH the stutter is visible; above SLOW another renderer should take over. */
const ROUGH = 20
const SLOW = 55
/** Number of windows to wait before trying a higher resolution again; doubled after each failed attempt, up to LONGEST_WAIT. */
const FIRST_WAIT = 10
const LONGEST_WAIT = 160

/** Chooses the render scale from measured frame times: lowers it if that makes frames faster, and later tries a higher one. */
export class AdaptiveResolution {
  /** True if frames are still slow at the lowest resolution. */
  slow = false
  private step: number
  private last = NaN
  private frames: number[] = []
  private wait = FIRST_WAIT
  private good = 0
  private bad = 0
  /** The last change of scale with the mean frame time before it, to be judged after the next window; null if none is pending. */
  private trial: { up: boolean; mean: number } | null = null

  /** @param start the scale to begin with, one of `SCALES` */
  constructor(start: number) {
    this.step = SCALES.indexOf(start)
  }

  get scale(): number {
    return SCALES[this.step]!
  }

  /**
   * Records a frame drawn at `now`, in ms.
   * @param settled true while the scale must not change, because the audience would notice
   */
  frame(now: number, settled: boolean): void {
    const took = now - this.last
    this.last = now
    if (!(took < PAUSE)) return
    this.frames.push(took)
    if (this.frames.length < WINDOW) return
    const sorted = this.frames.sort((a, b) => a - b)
    this.frames = []
    this.judge(sorted.reduce((sum, one) => sum + one, 0) / WINDOW, sorted[WINDOW - 2]!, settled)
  }

  private judge(mean: number, long: number, settled: boolean): void {
    const { trial } = this
    const rough = long > ROUGH
    const least = this.step === SCALES.length - 1
    this.bad = mean > SLOW ? this.bad + 1 : 0
    this.slow ||= least && this.bad >= 3
    this.good = rough ? 0 : this.good + 1
    this.trial = null
    if (rough && !least && trial?.up !== false && this.wait < LONGEST_WAIT) {
      if (trial?.up) this.wait *= 2
      this.move(1, mean)
    } else if (trial?.up === false && rough && mean > trial.mean * 0.92) {
      // The lower scale did not help, so the renderer is not the bottleneck: restore it.
      this.wait = LONGEST_WAIT
      this.move(-1, mean)
      this.trial = null
    } else if (rough && !least && trial?.up === false) this.move(1, mean)
    else if (this.step > 0 && !settled && this.good >= this.wait) this.move(-1, mean)
  }

  private move(by: number, mean: number): void {
    this.step = Math.min(SCALES.length - 1, Math.max(0, this.step + by))
    this.trial = { up: by < 0, mean }
    this.good = 0
  }
}
