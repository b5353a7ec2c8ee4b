import { followedBy } from '../../shared/show/house.ts'
import { ROLES, type Role } from '../../shared/show/rule.ts'
import { opensIn } from '../access/callers.ts'
import type { ImportProgress } from '../../shared/wire.ts'
import { HOUSE, type House } from '../house/house.ts'
import type { Channels } from './channels.ts'
import { encode, write } from './frame.ts'
import type { TimeSlicer } from '../turns/timeSlicer.ts'
import type { Connection } from './connection.ts'

/** What servers tell each other of an import: whose it is, and how far. */
interface Progressed {
  session: string
  progress: ImportProgress
}

const PROGRESS = 'import-progress'

/** Every open socket, by role and session. Moves sockets to the current event's channel when another becomes current. */
export class ConnectionRegistry {
  private readonly byRole = new Map<Role, Set<Connection>>(ROLES.map((role) => [role, new Set()]))
  private readonly bySession = new Map<string, Set<Connection>>()
  private current: string | null

  constructor(
    private readonly house: House,
    private readonly channels: Channels,
    private readonly slicer: TimeSlicer,
    private readonly now: () => number,
  ) {
    this.current = this.followed('hall')
    house.ledger.on(() => this.moveAll())
    house.onEvent(() => this.moveAll())
    house.cluster.on<Progressed>(PROGRESS, (progressed) => this.progressed(progressed))
  }

  /** The event that a role follows; the hall never follows a rehearsal. */
  followed(role: Role): string | null {
    const { state } = this.house.ledger
    const followed = followedBy(state, role)
    const event = state.events.find(({ id }) => id === followed)
    if (!event || !this.house.event(event.id)) return null
    return role === 'hall' && event.rehearsal ? null : event.id
  }

  add(connection: Connection): void {
    const { caller, since } = connection.data.subscription
    this.byRole.get(caller.role)!.add(connection)
    if (caller.session) {
      const { id } = caller.session
      const connections = this.bySession.get(id)
      if (connections) connections.add(connection)
      else this.bySession.set(id, new Set([connection]))
    }
    this.openEvent(connection, since)
  }

  remove(connection: Connection): void {
    const { caller, channel } = connection.data.subscription
    channel?.leave(connection)
    this.byRole.get(caller.role)!.delete(connection)
    if (!caller.session) return
    const connections = this.bySession.get(caller.session.id)
    connections?.delete(connection)
    if (connections?.size === 0) this.bySession.delete(caller.session.id)
  }

  /** How many there are. */
  get size(): number {
    let size = 0
    for (const connections of this.byRole.values()) size += connections.size
    return size
  }

  all(): Connection[] {
    return [...this.byRole.values()].flatMap((connections) => [...connections])
  }

  count(role: Role): number {
    return this.byRole.get(role)!.size
  }

  countOf(session: string): number {
    return this.bySession.get(session)?.size ?? 0
  }

  ofRole(role: Role): Iterable<Connection> {
    return this.byRole.get(role)!
  }

  /** The people whose own pages of an event are open, each once. */
  guestsOf(event: string): string[] {
    const people = new Set<string>()
    for (const { data } of this.byRole.get('guest')!) {
      const { caller, event: open } = data.subscription
      if (open === event && caller.person !== undefined) people.add(caller.person)
    }
    return [...people]
  }

  ofSession(session: string): Iterable<Connection> {
    return this.bySession.get(session) ?? []
  }

  /** Sends the sockets of a session, on whichever server, how far its import is. */
  sendProgress(session: string, progress: ImportProgress): void {
    this.progressed({ session, progress })
    this.house.cluster.tell(PROGRESS, { session, progress })
  }

  private progressed({ session, progress }: Progressed): void {
    for (const connection of this.ofSession(session)) connection.emit('progress', progress)
  }

  /** Gives a socket the channel that it should listen to, and what it lacks of it. */
  private openEvent(connection: Connection, since?: { version: number; head: string }): void {
    const { subscription } = connection.data
    const { role } = subscription.caller
    const event = subscription.asked ?? this.followed(role)
    const channel =
      event === HOUSE ? this.channels.house : event === null ? undefined : this.channels.feed(event, role)
    subscription.channel?.leave(connection)
    subscription.event = channel ? event : null
    subscription.channel = channel ?? null
    if (channel) channel.join(connection, since)
    else write(connection, encode('snapshot', `{"version":0,"head":"","state":null,"now":${this.now()}}`))
  }

  private moveAll(): void {
    for (const role of ROLES) {
      if (role === 'hall') continue
      for (const connection of this.byRole.get(role)!) this.move(connection)
    }
    const current = this.followed('hall')
    if (current === this.current) return
    this.current = current
    this.slicer.run(this.byRole.get('hall')!, (connection) => this.move(connection))
  }

  private move(connection: Connection): void {
    const { asked, event, caller } = connection.data.subscription
    if (asked !== null && event !== null && asked !== HOUSE && !this.house.event(asked))
      this.openEvent(connection)
    const followed = this.followed(caller.role)
    if (asked !== null || followed === event) return
    // Whose key is for another event is told so when it comes back.
    if (opensIn(this.house.ledger.state, caller, followed)) this.openEvent(connection)
    else connection.disconnect(true)
  }
}
