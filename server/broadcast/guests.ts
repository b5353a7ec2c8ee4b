import type { Socket } from 'socket.io'
import { ownOf } from '../../shared/show/own.ts'
import { seen } from '../../shared/show/seen.ts'
import type { Own, State } from '../../shared/show/state.ts'
import { nodeKeyed } from '../ledger/digests.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Channel, ChannelOptions, Feed, VersionedView } from './channel.ts'
import type { Connection } from './connection.ts'
import { encode, write } from './frame.ts'

/** Whose socket it is, and what it was last shown of itself. */
interface Guest {
  person: string
  own: Own | null
}

/**
 * The guests of one event. They listen to the hall's channel, so that what all may see is encoded once for all; after it each is
 * sent what has changed of itself, as facts that lead from a version to the same version.
 */
export class Guests implements Feed {
  private readonly guests = new Map<Socket, Guest>()
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
    const { person } = (socket as Connection).data.subscription.caller
    if (person === undefined) throw new RangeError('Guests: a socket of nobody')
    const guest: Guest = { person, own: null }
    const holds = this.hall.join(socket, held)
    this.guests.set(socket, guest)
    this.show(socket, guest, holds, holds === this.hall.last ? this.sent : this.ledger.state)
  }

  leave(socket: Socket): void {
    this.hall.leave(socket)
    this.guests.delete(socket)
  }

  /** Sends each what has changed of itself, once the hall's view has been sent. */
  flush(): void {
    this.sent = this.ledger.state
    const [{ last }, { sent }] = [this.hall, this]
    const show = ([socket, guest]: [Socket, Guest]) => {
      if (this.guests.has(socket)) this.show(socket, guest, last, sent)
    }
    if (this.options.slicer) this.options.slicer.run(this.guests, show)
    else for (const each of this.guests) show(each)
  }

  /** Who is no longer on the list has no session any more. */
  private show(socket: Socket, guest: Guest, { version, head }: VersionedView<State>, state: State): void {
    const own = ownOf(state, guest.person, nodeKeyed)
    if (!own) return void socket.disconnect(true)
    if (own === guest.own) return
    const body = seen({ own: guest.own } as State, { own } as State)
    guest.own = own
    if (!body) return
    const now = this.options.now()
    const facts = [{ at: now, body }]
    write(socket, encode('facts', JSON.stringify({ from: version, to: version, head, facts, now })))
  }
}
