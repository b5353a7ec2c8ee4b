/**
 * The server's clock: the computer's, but never running back. When the computer's is set back it goes on at its own pace; when
 * that is set forward, or the computer slept, it follows at once.
 */
export class ServerClock {
  private at: number
  private mark: number

  /** `wall` is the computer's clock, epoch ms; `monotonic` counts ms and is never set. */
  constructor(
    private readonly wall: () => number = Date.now,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.at = wall()
    this.mark = monotonic()
  }

  /** Epoch ms. Needs no receiver, so that it can be handed on. */
  readonly now = (): number => {
    const passed = this.monotonic()
    this.at = Math.max(this.wall(), this.at + Math.max(0, passed - this.mark))
    this.mark = passed
    return Math.floor(this.at)
  }

  /** From now on it is no earlier than this, epoch ms: the time of what has been recorded. */
  notBefore(at: number): void {
    this.at = Math.max(this.at, at)
  }
}
