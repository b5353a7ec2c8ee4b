import type { Socket } from 'socket.io'
import type { Body } from '../../shared/show/rule.ts'
import { encode, write, type Message } from './frame.ts'
import type { Turns } from './turns.ts'

/** What a channel shows to those who listen to it. */
export interface Source<V> {
  readonly version: number
  readonly head: string
  /** The view of now. */
  see(): V
  /** What changed between two views, null if nothing; without it every change is a new snapshot. */
  seen?(before: V, after: V): Body | null
}

/** A view with its version: what somebody holds. */
interface Seat<V> {
  version: number
  head: string
  view: V
}
export interface ChannelOptions {
  /** Epoch ms. */
  now(): number
  /** Sends in slices, a slice a turn; without it to everybody at once. */
  turns?: Turns | undefined
}

/** As many views are kept for those who come back. */
const MOST_SEATS = 128
/** A snapshot's `now` may be this old, in ms. */
const FRESH = 20

/**
 * What one role is shown of one event: the view that was last sent, the view of now, and the views before. Who comes back with a
 * version gets what changed since, or a snapshot where that view is no longer known.
 */
export class Channel<V> {
  readonly sockets = new Set<Socket>()
  /** Sockets that hold more than has been sent. */
  private readonly late = new Map<Socket, Seat<V>>()
  private sent: Seat<V>
  private latest: Seat<V>
  /** What somebody may hold, the oldest first. */
  private seats: Seat<V>[]
  private whole: { of: Seat<V>; json: string; message: Message; at: number } | null = null

  constructor(
    private readonly source: Source<V>,
    private readonly options: ChannelOptions,
  ) {
    this.sent = this.latest = { version: source.version, head: source.head, view: source.see() }
    this.seats = [this.sent]
  }

  /** The view of now with its version, for somebody who will come back with it. */
  get now(): Readonly<Seat<V>> {
    this.advance()
    this.keep(this.latest)
    return this.latest
  }

  /** Whether what has not been sent holds anything that can be seen; null if everything has been sent. */
  get waiting(): 'shown' | 'hidden' | null {
    if (this.sent === this.latest) return null
    return this.source.seen && !this.source.seen(this.sent.view, this.latest.view) ? 'hidden' : 'shown'
  }

  /** Takes up what the source has become. */
  advance(): void {
    const { version, head } = this.source
    if (version !== this.latest.version) this.latest = { version, head, view: this.source.see() }
  }

  /** Sends everybody what has not been sent; false if there was nothing. */
  flush(): boolean {
    this.advance()
    if (this.sent === this.latest) return false
    const before = this.sent
    this.sent = this.latest
    this.keep(this.sent)
    this.deliver(this.since(before))
    for (const [socket, seat] of this.late) this.seat(socket, seat)
    this.late.clear()
    return true
  }

  /** Takes a socket in and gives it what it lacks. */
  join(socket: Socket, held?: { version: number; head: string }): void {
    this.advance()
    const seat =
      held && this.seats.find(({ version, head }) => version === held.version && head === held.head)
    if (seat && seat.version > this.sent.version) {
      // It has already read, over HTTP, what the others are still to be sent.
      this.late.set(socket, seat)
      write(socket, this.facts(seat, seat))
    } else this.seat(socket, seat)
  }

  leave(socket: Socket): void {
    this.sockets.delete(socket)
    this.late.delete(socket)
  }

  /** Forgets the views before: who comes back with one gets a snapshot. */
  forget(): void {
    this.seats = [this.sent]
  }

  private seat(socket: Socket, held?: Seat<V>): void {
    write(socket, held ? this.since(held) : this.snapshot())
    this.sockets.add(socket)
  }

  private deliver(message: Message): void {
    const send = (socket: Socket) => {
      if (this.sockets.has(socket)) write(socket, message)
    }
    if (this.options.turns) this.options.turns.run(this.sockets, send)
    else this.sockets.forEach(send)
  }

  /** What leads from a view to the one that has been sent. */
  private since(held: Seat<V>): Message {
    return this.source.seen ? this.facts(held, this.sent) : this.snapshot()
  }

  private facts(from: Seat<V>, to: Seat<V>): Message {
    const now = this.options.now()
    const body = from === to ? null : this.source.seen!(from.view, to.view)
    const facts = body ? [{ at: now, body }] : []
    const { version, head } = to
    return encode('facts', JSON.stringify({ from: from.version, to: version, head, facts, now }))
  }

  private snapshot(): Message {
    const seat = this.sent
    const now = this.options.now()
    if (this.whole?.of !== seat) {
      const { version, head, view } = seat
      const json = JSON.stringify({ version, head, state: view }).slice(0, -1)
      this.whole = { of: seat, json, message: encode('snapshot', `${json},"now":${now}}`), at: now }
    } else if (Math.abs(now - this.whole.at) > FRESH) {
      this.whole.at = now
      this.whole.message = encode('snapshot', `${this.whole.json},"now":${now}}`)
    }
    return this.whole.message
  }

  private keep(seat: Seat<V>): void {
    if (this.seats.at(-1) === seat) return
    this.seats.push(seat)
    if (this.seats.length > MOST_SEATS) this.seats.shift()
  }
}
