import type { Socket } from 'socket.io'
import type { Guest } from '../../shared/show/guest.ts'
import { itselfOf, type Itself } from '../../shared/show/see.ts'
import { seen } from '../../shared/show/seen.ts'
import type { State } from '../../shared/show/state.ts'
import { nodeKeyed } from '../workers/digests.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Channel, ChannelOptions, Feed, VersionedView } from './channel.ts'
import type { Connection } from './connection.ts'
import { encode, write } from './frame.ts'

/** Whose socket it is, and what it was last shown of itself. */
interface Listener {
  guest: Guest
  shown: Itself
}

/**
 * The guests of one event. They listen to the hall's channel, so that what all may see is encoded once for all; after it each is
 * sent what has changed of itself, as facts that lead from a version to the same version.
 */
export class Guests implements Feed {
  private readonly guests = new Map<Socket, Listener>()
  /** The state whose view the hall was last sent. */
  private sent: State

  constructor(
    private readonly hall: Channel<State>,
    private readonly ledger: Ledger<State>,
    private readonly options: ChannelOptions,
  ) {
    // What waits to be sent to the hall is sent now, so that its view and the state agree.
    hall.flush()
    this.sent = ledger.state
  }

  join(socket: Socket, held?: { version: number; head: string }): void {
    const { person, group } = (socket as Connection).data.subscription.caller
    if (person === undefined && group === undefined) throw new RangeError('Guests: a socket of nobody')
    const listener: Listener = { guest: { person, group }, shown: {} }
    const holds = this.hall.join(socket, held)
    this.guests.set(socket, listener)
    this.show(socket, listener, holds, holds === this.hall.last ? this.sent : this.ledger.state)
  }

  leave(socket: Socket): void {
    this.hall.leave(socket)
    this.guests.delete(socket)
  }

  /** Sends each what has changed of itself, once the hall's view has been sent. */
  flush(): void {
    this.sent = this.ledger.state
    const [{ last }, { sent }] = [this.hall, this]
    const show = ([socket, listener]: [Socket, Listener]) => {
      if (this.guests.has(socket)) this.show(socket, listener, last, sent)
    }
    if (this.options.slicer) this.options.slicer.run(this.guests, show)
    else for (const each of this.guests) show(each)
  }

  /** Who is no longer on the list has no session any more. */
  private show(
    socket: Socket,
    listener: Listener,
    { version, head }: VersionedView<State>,
    state: State,
  ): void {
    const { guest, shown } = listener
    const now = itselfOf(state, guest, nodeKeyed)
    if (guest.person === undefined ? !now.table : !now.own) return void socket.disconnect(true)
    if (now.own === shown.own && now.table === shown.table) return
    const body = seen(shown as State, now as State)
    listener.shown = now
    if (!body) return
    const at = this.options.now()
    const facts = [{ at, body }]
    write(socket, encode('facts', JSON.stringify({ from: version, to: version, head, facts, now: at })))
  }
}
