import { readFileSync } from 'node:fs'

/** How much processor time the longest turn of the event loop takes, in ms; unlike a stall it is the same on a busy machine. */
export class TurnGauge {
  longest = 0
  private last = threadTime()
  private running = true

  constructor() {
    setTimeout(this.turn, 1)
  }

  /** The longest turn since it was last asked. */
  take(): number {
    const { longest } = this
    this.longest = 0
    return longest
  }

  stop(): void {
    this.running = false
  }

  private turn = (): void => {
    const now = threadTime()
    this.longest = Math.max(this.longest, now - this.last)
    this.last = now
    if (this.running) setTimeout(this.turn, 1)
  }
}

/** Processor time of the main thread in ms, as Linux tells it; 0 elsewhere. */
function threadTime(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
