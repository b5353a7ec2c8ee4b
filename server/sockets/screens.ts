import type { ConnectedScreen, ScreenReport, SoundTrial } from '../../shared/wire.ts'
import type { Phones } from '../broadcast/phones.ts'
import { Presence } from '../broadcast/presence.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import type { Connection } from '../broadcast/connection.ts'
import type { Cluster } from '../journals/cluster.ts'

/** Hosts are sent the list of screens at most once in this time. */
const MIN_INTERVAL_MS = 250

/** A connected screen as every server knows it. */
interface Screen {
  id: string
  event: string | null
  role: ConnectedScreen['role']
  /** When it first reported, epoch ms. */
  since: number
  /** When the host chose it to sound, epoch ms; 0 if it did not. */
  chosen: number
  report: ScreenReport
}

/** What is kept of a screen that is connected here. */
interface OwnScreen {
  report: ScreenReport
  since: number
  /** For which event the host chose it to sound, and when. */
  chosen: { event: string | null; at: number } | null
}

/** What a server says of those who are connected to it. */
interface Said {
  screens: Screen[]
  /** When a phone last reached it, epoch ms; null before the first. */
  phone: number | null
}

/** What a host wants of a screen, on whichever server it is. */
type Order = { name: 'identify' | 'reload' | 'sound' } | { name: 'try'; trial: SoundTrial }

const ORDER = 'screen-order'

/**
 * The connected screens of every event and their last reports, over all servers; hosts are sent the list of their event, and one
 * screen of an event sounds.
 */
export class Screens {
  private readonly own = new Map<Connection, OwnScreen>()
  /** Whether each screen was last sent that it sounds. */
  private readonly lastSound = new WeakMap<Connection, boolean>()
  private readonly presence: Presence<Said>
  private timer: NodeJS.Timeout | null = null
  private lastSince = 0

  constructor(
    private readonly connections: ConnectionRegistry,
    private readonly cluster: Cluster,
    private readonly phones: Phones,
    /** Epoch ms. */
    private readonly now: () => number,
  ) {
    this.presence = new Presence<Said>('screens', cluster, {
      own: () => ({ screens: this.screensHere(), phone: phones.reachedHere }),
      changed: () => this.othersChanged(),
    })
    phones.onReached(() => this.presence.update())
    cluster.on<{ screen: Screen; order: Order }>(ORDER, ({ screen, order }) => this.take(screen, order))
  }

  /** Takes a screen's report. */
  report(connection: Connection, report: ScreenReport): void {
    const { event } = connection.data.subscription
    const { since, chosen = null } = this.own.get(connection) ?? { since: this.nextSince() }
    this.own.set(connection, { report, since, chosen })
    this.changed(event)
  }

  /** Gives a screen of an event an order; whether there is that screen. */
  order(id: string, event: string | null, order: Order): boolean {
    const screen = this.ofEvent(event).find((one) => one.id === id)
    if (screen) this.give(screen, order)
    return screen !== undefined
  }

  /** Lets a sound be heard on the screen that sounds; whether there is one. */
  try(event: string | null, trial: SoundTrial): boolean {
    const screen = this.sounding(event)
    if (screen) this.give(screen, { name: 'try', trial })
    return screen !== undefined
  }

  /** Sends a host the screens of its event. */
  sendTo(host: Connection): void {
    host.emit('screens', this.listOf(host.data.subscription.event))
  }

  remove(connection: Connection): void {
    if (this.own.delete(connection)) this.changed(connection.data.subscription.event)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.presence.stop()
  }

  private give(screen: Screen, order: Order): void {
    this.take(screen, order)
    this.cluster.tell(ORDER, { screen, order })
  }

  /** Every server gets every order: that a screen sounds also means that no other of its event does. */
  private take({ id, event }: Screen, order: Order): void {
    for (const [connection, screen] of this.own) {
      if (order.name === 'sound' && connection.data.subscription.event === event)
        screen.chosen = connection.id === id ? { event, at: this.now() } : null
      else if (connection.id === id) connection.emit(order.name, ...('trial' in order ? [order.trial] : []))
    }
    if (order.name === 'sound') this.changed(event)
  }

  private screensHere(): Screen[] {
    return [...this.own].map(([{ id, data }, { report, since, chosen }]) => {
      const { event, caller } = data.subscription
      const at = chosen?.event === event ? chosen.at : 0
      return { id, event, role: caller.role as Screen['role'], since, chosen: at, report }
    })
  }

  /** No two screens of a server come at the same time. */
  private nextSince(): number {
    return (this.lastSince = Math.max(this.now(), this.lastSince + 0.001))
  }

  /** The screens of an event, in an order that every server finds. */
  private ofEvent(event: string | null): Screen[] {
    const others = [...this.presence.said].flatMap(([, { screens }]) => screens)
    return [...this.screensHere(), ...others]
      .filter((screen) => screen.event === event)
      .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
  }

  /** The screen that sounds: the host's choice if it is armed, else the first that is. */
  private sounding(event: string | null): Screen | undefined {
    const armed = this.ofEvent(event).filter(({ report }) => report.armed)
    const latest = Math.max(...armed.map(({ chosen }) => chosen))
    return armed.find(({ chosen }) => chosen === latest)
  }

  /** Sends each screen of an event that is connected here whether it sounds, where that has changed. */
  private updateSound(event: string | null): void {
    const sounding = this.sounding(event)?.id
    for (const connection of this.own.keys()) {
      if (connection.data.subscription.event !== event) continue
      const on = connection.id === sounding
      if (this.lastSound.get(connection) === on) continue
      this.lastSound.set(connection, on)
      connection.emit('sound', { on })
    }
  }

  private listOf(event: string | null): ConnectedScreen[] {
    const sounding = this.sounding(event)
    return this.ofEvent(event).map(({ id, role, report }) => ({
      id,
      role,
      sounds: id === sounding?.id,
      ...report,
    }))
  }

  private changed(event: string | null): void {
    this.presence.update()
    this.updateSound(event)
    this.scheduleUpdate()
  }

  private othersChanged(): void {
    const reached = [...this.presence.said].flatMap(([, { phone }]) => (phone === null ? [] : [phone]))
    this.phones.reachedElsewhere(reached.length > 0 ? Math.max(...reached) : null)
    for (const event of new Set(this.screensHere().map((screen) => screen.event))) this.updateSound(event)
    this.scheduleUpdate()
  }

  private scheduleUpdate(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      for (const host of this.connections.ofRole('host')) this.sendTo(host)
    }, MIN_INTERVAL_MS).unref()
  }
}
