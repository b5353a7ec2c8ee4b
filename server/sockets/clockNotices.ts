import type { ClockNotice } from '../../shared/wire.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import type { Connection } from '../broadcast/connection.ts'
import type { ClockWatch } from '../house/clockWatch.ts'

const INTERVAL_MS = 2000

/** Tells hosts that the computer's clock was set, or that it is right again. */
export class ClockNotices {
  private last = 0
  private readonly timer = setInterval(() => this.check(), INTERVAL_MS).unref()

  constructor(
    private readonly connections: ConnectionRegistry,
    private readonly watch: ClockWatch,
  ) {}

  /** Sends a host how far the clock is off. */
  sendTo(host: Connection): void {
    host.emit('clock', { minutes: this.watch.minutes() } satisfies ClockNotice)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private check(): void {
    const minutes = this.watch.minutes()
    if (minutes === this.last) return
    this.last = minutes
    for (const host of this.connections.ofRole('host')) this.sendTo(host)
  }
}
