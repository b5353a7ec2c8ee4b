import type { ConnectedScreen, ScreenReport } from '../../shared/wire.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import type { Connection } from '../broadcast/connection.ts'

/** Hosts are sent the list of screens at most once in this time. */
const MIN_INTERVAL_MS = 250

/** The connected screens of every event and their last reports; hosts are sent the list of their event, and one screen of an event sounds. */
export class Screens {
  private readonly reports = new Map<Connection, ScreenReport>()
  /** The screen that the host chose to sound, by event. */
  private readonly preferred = new Map<string | null, Connection>()
  /** Whether each screen was last sent that it sounds. */
  private readonly lastSound = new WeakMap<Connection, boolean>()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly connections: ConnectionRegistry) {}

  /** Takes a screen's report. */
  report(connection: Connection, report: ScreenReport): void {
    this.reports.set(connection, report)
    this.updateSound(connection.data.subscription.event)
    this.scheduleUpdate()
  }

  /** The host lets this screen sound, and no other of its event. */
  letSound(screen: Connection): void {
    this.preferred.set(screen.data.subscription.event, screen)
    this.updateSound(screen.data.subscription.event)
    this.scheduleUpdate()
  }

  /** Sends a host the screens of its event. */
  sendTo(host: Connection): void {
    host.emit('screens', this.listOf(host.data.subscription.event))
  }

  remove(connection: Connection): void {
    const { event } = connection.data.subscription
    if (this.preferred.get(event) === connection) this.preferred.delete(event)
    if (!this.reports.delete(connection)) return
    this.updateSound(event)
    this.scheduleUpdate()
  }

  /** The socket of a screen of this event. */
  find(id: string, event: string | null): Connection | undefined {
    return [...this.reports.keys()].find(
      (connection) => connection.id === id && connection.data.subscription.event === event,
    )
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private ofEvent(event: string | null): [Connection, ScreenReport][] {
    return [...this.reports].filter(([connection]) => connection.data.subscription.event === event)
  }

  /** The screen that sounds: the host's choice if it is armed, else the first that is. */
  sounding(event: string | null): Connection | undefined {
    const armed = this.ofEvent(event).filter(([, report]) => report.armed)
    const preferred = this.preferred.get(event)
    return (armed.find(([connection]) => connection === preferred) ?? armed[0])?.[0]
  }

  /** Sends each screen of an event whether it sounds, where that has changed. */
  private updateSound(event: string | null): void {
    const sounding = this.sounding(event)
    for (const [connection] of this.ofEvent(event)) {
      const on = connection === sounding
      if (this.lastSound.get(connection) === on) continue
      this.lastSound.set(connection, on)
      connection.emit('sound', { on })
    }
  }

  private listOf(event: string | null): ConnectedScreen[] {
    const sounding = this.sounding(event)
    return this.ofEvent(event).map(([connection, report]) => ({
      id: connection.id,
      role: connection.data.subscription.caller.role as ConnectedScreen['role'],
      sounds: connection === sounding,
      ...report,
    }))
  }

  private scheduleUpdate(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      for (const host of this.connections.ofRole('host')) this.sendTo(host)
    }, MIN_INTERVAL_MS).unref()
  }
}
