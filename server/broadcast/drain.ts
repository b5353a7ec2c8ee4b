import { randomInt } from 'node:crypto'
import type { Connection } from './connection.ts'
import type { ConnectionRegistry } from './registry.ts'

/** When sockets are closed, as parts of the time there is: load balancers have to notice first, and the last answers need a moment. */
const FIRST_MOVE = 0.2
const LAST_MOVE = 0.8

/**
 * Empties this server before it stops. It is not ready from then on and takes no new sockets; the open ones are closed at random
 * moments, each after it has been answered what it asked, so that its page connects again at once, to another server.
 */
export class Drain {
  /** Whether this server is about to stop. */
  begun = false
  private readonly underWay = new Map<object, number>()
  private readonly leaving = new WeakSet<object>()
  private settle = (): void => undefined

  constructor(private readonly connections: Pick<ConnectionRegistry, 'all' | 'size'>) {}

  /** Notes that something is being answered to a connection or request; returns what says that it has been. */
  hold(to: object): () => void {
    this.underWay.set(to, (this.underWay.get(to) ?? 0) + 1)
    return () => {
      const left = this.underWay.get(to)! - 1
      if (left > 0) return void this.underWay.set(to, left)
      this.underWay.delete(to)
      if (this.leaving.has(to)) (to as Connection).conn.close()
      this.settle()
    }
  }

  /** Resolves when nobody is connected and everything is answered, when the seconds are over, or when the signal says so. */
  async run(seconds: number, signal: AbortSignal): Promise<void> {
    if (seconds === 0 || signal.aborted) return
    this.begun = true
    const open = this.connections.all()
    const timers = open.map((connection) =>
      setTimeout(
        () => this.move(connection),
        seconds * 1000 * (FIRST_MOVE + (LAST_MOVE - FIRST_MOVE) * chance()),
      ),
    )
    await new Promise<void>((over) => {
      this.settle = () => {
        if (this.underWay.size === 0 && this.connections.size === 0) over()
      }
      for (const connection of open) connection.once('disconnect', () => this.settle())
      timers.push(setTimeout(over, seconds * 1000))
      signal.addEventListener('abort', () => over(), { once: true })
      this.settle()
    })
    for (const timer of timers) clearTimeout(timer)
  }

  private move(connection: Connection): void {
    if (this.underWay.has(connection)) this.leaving.add(connection)
    else connection.conn.close()
  }
}

/** From 0 to 1. */
const chance = (): number => randomInt(1_000_001) / 1_000_000
