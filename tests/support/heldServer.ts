import { join } from 'node:path'
import { dist } from '../../bin/sources.mjs'
import { errorsIn, type PageServer } from './builtServer.ts'
import { Running } from './runningServer.ts'

/** A server in this process that serves the built pages, by a clock that stands still until it is let go. */
export class HeldServer implements PageServer {
  private released: number | null = null
  private running!: Running

  /** @param time at which its clock stands, in epoch ms @param beacons the addresses that it asks for rounds */
  static async start(time: number, beacons: string[]): Promise<HeldServer> {
    const server = new HeldServer()
    server.running = await Running.start(
      { beacons },
      {
        wall: () => time + server.passed(),
        monotonic: () => server.passed(),
        pages: join(dist, 'client'),
      },
    )
    return server
  }

  get origin(): string {
    return this.running.base
  }

  get hostLink(): string {
    return `${this.origin}/host#key=${this.running.app.context.sessions.hostKey}`
  }

  /** From now on the clock goes. */
  release(): void {
    this.released ??= performance.now()
  }

  errors(): string[] {
    return errorsIn(this.running.logs.join(''))
  }

  stop(): Promise<void> {
    return this.running.stop()
  }

  /** Ms since the clock was let go. */
  private passed(): number {
    return this.released === null ? 0 : performance.now() - this.released
  }
}
