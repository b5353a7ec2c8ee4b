/** Parts of the resolution that a picture may be drawn at. */
const SCALES = [1, 0.75, 0.5]
/** Frames that are judged together. */
const WINDOW = 24
/** A longer time between frames is a pause, not slowness. */
const PAUSE = 400
/** Ms between frames that a hall begins to see, and so slow that another way of drawing is better. */
const ROUGH = 20
const SLOW = 55
/** How many windows to wait before a higher resolution is tried again; twice as many after each attempt that failed. */
const FIRST_WAIT = 10
const LONGEST_WAIT = 160

/**
 * Watches the time between frames and says at which part of the resolution to draw: less where that makes frames come
 * faster, more again after a while, carefully.
 */
export class AdaptiveResolution {
  /** Nothing more can be done: frames stay slow at the lowest resolution. */
  slow = false
  private step: number
  private last = NaN
  private frames: number[] = []
  private wait = FIRST_WAIT
  private good = 0
  private bad = 0
  /** Why the last change of resolution was made, to be judged by the next window. */
  private trial: { up: boolean; mean: number } | null = null

  /** @param careful begin with the least */
  constructor(careful: boolean) {
    this.step = careful ? SCALES.length - 1 : 0
  }

  get scale(): number {
    return SCALES[this.step]!
  }

  /**
   * A frame was drawn at `now`, ms.
   * @param settled nothing more is tried in moments that everybody watches
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
      // Less did not help: it is the display, or something else on the machine, that is slow.
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
