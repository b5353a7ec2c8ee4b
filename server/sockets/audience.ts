import { ROLES, type Role } from '../../shared/show/rule.ts'
import type { Progress } from '../../shared/wire.ts'
import { HOUSE, type House } from '../house.ts'
import type { Channels } from './channels.ts'
import { encode, write } from './frame.ts'
import type { Turns } from './turns.ts'
import type { Visit } from './visitor.ts'

/** Everybody who is connected: who sits where, and who moves when another event becomes current. */
export class Audience {
  private readonly byRole = new Map<Role, Set<Visit>>(ROLES.map((role) => [role, new Set()]))
  private readonly bySession = new Map<string, Set<Visit>>()
  private current: string | null

  constructor(
    private readonly house: House,
    private readonly channels: Channels,
    private readonly turns: Turns,
    private readonly now: () => number,
  ) {
    this.current = this.followed('hall')
    house.ledger.on(() => this.moveAll())
    house.onEvent(() => this.moveAll())
  }

  /** The event that a role follows; the hall never follows a rehearsal. */
  followed(role: Role): string | null {
    const { events, current } = this.house.ledger.state
    const event = events.find(({ id }) => id === current)
    if (!event || !this.house.event(event.id)) return null
    return role === 'hall' && event.rehearsal ? null : event.id
  }

  enter(visit: Visit): void {
    const { caller, since } = visit.data.visitor
    this.byRole.get(caller.role)!.add(visit)
    if (caller.session) {
      const { id } = caller.session
      const visits = this.bySession.get(id)
      if (visits) visits.add(visit)
      else this.bySession.set(id, new Set([visit]))
    }
    this.seat(visit, since)
  }

  leave(visit: Visit): void {
    const { caller, channel } = visit.data.visitor
    channel?.leave(visit)
    this.byRole.get(caller.role)!.delete(visit)
    if (!caller.session) return
    const visits = this.bySession.get(caller.session.id)
    visits?.delete(visit)
    if (visits?.size === 0) this.bySession.delete(caller.session.id)
  }

  count(role: Role): number {
    return this.byRole.get(role)!.size
  }

  countOf(session: string): number {
    return this.bySession.get(session)?.size ?? 0
  }

  ofRole(role: Role): Iterable<Visit> {
    return this.byRole.get(role)!
  }

  ofSession(session: string): Iterable<Visit> {
    return this.bySession.get(session) ?? []
  }

  /** Tells the sockets of a session how far its work is. */
  tell(session: string, progress: Progress): void {
    for (const visit of this.ofSession(session)) visit.emit('progress', progress)
  }

  /** Gives a socket the channel that it should listen to, and what it lacks of it. */
  private seat(visit: Visit, since?: { version: number; head: string }): void {
    const { visitor } = visit.data
    const { role } = visitor.caller
    const event = visitor.asked ?? this.followed(role)
    const channel =
      event === HOUSE ? this.channels.house : event === null ? undefined : this.channels.of(event, role)
    visitor.channel?.leave(visit)
    visitor.event = channel ? event : null
    visitor.channel = (channel as typeof visitor.channel) ?? null
    if (channel) channel.join(visit, since)
    else write(visit, encode('snapshot', `{"version":0,"head":"","state":null,"now":${this.now()}}`))
  }

  private moveAll(): void {
    for (const role of ROLES) {
      if (role === 'hall') continue
      for (const visit of this.byRole.get(role)!) this.move(visit)
    }
    const current = this.followed('hall')
    if (current === this.current) return
    this.current = current
    this.turns.run(this.byRole.get('hall')!, (visit) => this.move(visit))
  }

  private move(visit: Visit): void {
    const { asked, event, caller } = visit.data.visitor
    if (asked !== null && event !== null && asked !== HOUSE && !this.house.event(asked)) this.seat(visit)
    if (asked === null && this.followed(caller.role) !== event) this.seat(visit)
  }
}
