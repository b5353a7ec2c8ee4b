import type { ConnectedScreen, ScreenReport } from '../../shared/wire.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import type { Connection } from '../broadcast/connection.ts'

/** Screens are told to the host at most once in so many ms. */
const PAUSE = 250

/** The screens that are connected, as they report themselves, told to the hosts of their event. */
export class Screens {
  private readonly reports = new Map<Connection, ScreenReport>()
  /** The screen that the host chose to sound, by event. */
  private readonly chosen = new Map<string | null, Connection>()
  private readonly told = new WeakMap<Connection, boolean>()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly connections: ConnectionRegistry) {}

  /** A screen says how it is. */
  report(connection: Connection, report: ScreenReport): void {
    this.reports.set(connection, report)
    this.tune(connection.data.subscription.event)
    this.plan()
  }

  /** The host lets this screen sound, and no other of its event. */
  choose(screen: Connection): void {
    this.chosen.set(screen.data.subscription.event, screen)
    this.tune(screen.data.subscription.event)
    this.plan()
  }

  /** Tells a host who has just come what is connected. */
  greet(host: Connection): void {
    host.emit('screens', this.of(host.data.subscription.event))
  }

  leave(connection: Connection): void {
    const { event } = connection.data.subscription
    if (this.chosen.get(event) === connection) this.chosen.delete(event)
    if (!this.reports.delete(connection)) return
    this.tune(event)
    this.plan()
  }

  /** The socket of a screen of this event. */
  find(id: string, event: string | null): Connection | undefined {
    return [...this.reports.keys()].find(
      (connection) => connection.id === id && connection.data.subscription.event === event,
    )
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private at(event: string | null): [Connection, ScreenReport][] {
    return [...this.reports].filter(([connection]) => connection.data.subscription.event === event)
  }

  /** The screen that sounds: the host's choice if it is armed, else the first that is. */
  private sounding(event: string | null): Connection | undefined {
    const armed = this.at(event).filter(([, report]) => report.armed)
    const chosen = this.chosen.get(event)
    return (armed.find(([connection]) => connection === chosen) ?? armed[0])?.[0]
  }

  /** Tells each screen of an event whether it sounds, where that has changed. */
  private tune(event: string | null): void {
    const sounding = this.sounding(event)
    for (const [connection] of this.at(event)) {
      const on = connection === sounding
      if (this.told.get(connection) === on) continue
      this.told.set(connection, on)
      connection.emit('sound', { on })
    }
  }

  private of(event: string | null): ConnectedScreen[] {
    const sounding = this.sounding(event)
    return this.at(event).map(([connection, report]) => ({
      id: connection.id,
      role: connection.data.subscription.caller.role as ConnectedScreen['role'],
      sounds: connection === sounding,
      ...report,
    }))
  }

  private plan(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      for (const host of this.connections.ofRole('host')) this.greet(host)
    }, PAUSE).unref()
  }
}
