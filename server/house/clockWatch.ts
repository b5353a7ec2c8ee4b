import { uptime } from 'node:os'

const MINUTE = 60_000

interface Clocks {
  /** The computer's clock, epoch ms. */
  wall(): number
  /** Ms since the computer started, also while it slept; never set. */
  uptime?(): number
  /** The server's clock, epoch ms, which never runs back. */
  now(): number
}

/** Notices that the computer's clock was set while the house was served, or stands before what has been recorded. */
export class ClockWatch {
  private readonly origin: number
  private readonly clocks: Required<Clocks>

  constructor(clocks: Clocks) {
    this.clocks = { uptime: () => uptime() * 1000, ...clocks }
    this.origin = this.startOfComputer()
  }

  /**
   * Whole minutes by which the computer's clock was set ahead since the start; negative where it is behind the time that the
   * house goes on recording. 0 where it differs by no more than a minute.
   */
  minutes(): number {
    const behind = this.clocks.now() - this.clocks.wall()
    if (behind > MINUTE) return -Math.round(behind / MINUTE)
    const ahead = this.startOfComputer() - this.origin
    return ahead > MINUTE ? Math.round(ahead / MINUTE) : 0
  }

  /** When the computer started, by its clock; changes where that is set. */
  private startOfComputer(): number {
    return this.clocks.wall() - this.clocks.uptime()
  }
}
