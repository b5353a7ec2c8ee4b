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

interface Seat<V> {
  version: number
  head: string
  view: V
}
interface Step {
  from: number
  fromHead: string
  to: number
  /** The facts as members of a JSON array; '' where they are all hidden. */
  facts: string
}

export interface ChannelOptions {
  /** Epoch ms. */
  now(): number
  /** Sends in slices, a slice a turn; without it to everybody at once. */
  turns?: Turns | undefined
}

/** As many steps, and as many characters of them, are kept for those who come back. */
const MOST_STEPS = 2000
const MOST_SIZE = 512 * 1024
/** A snapshot's `now` may be this old, in ms. */
const FRESH = 20

/**
 * What one role is shown of one event: the view that was last sent, the view of now, and the steps that led here. Who comes
 * back with a version gets exactly the steps since, or a snapshot where they are no longer known.
 */
export class Channel<V> {
  readonly sockets = new Set<Socket>()
  private late = new Map<Socket, number>()
  private sent: Seat<V>
  private latest: Seat<V>
  private steps: Step[] = []
  private size = 0
  private whole: { of: Seat<V>; json: string; message: Message; at: number } | null = null

  constructor(
    private readonly source: Source<V>,
    private readonly options: ChannelOptions,
  ) {
    this.sent = this.latest = { version: source.version, head: source.head, view: source.see() }
  }

  /** The view of now with its version. */
  get now(): Readonly<Seat<V>> {
    this.advance()
    return this.latest
  }

  /** Whether what has not been sent holds anything that can be seen; null if everything has been sent. */
  get waiting(): 'shown' | 'hidden' | null {
    if (this.sent === this.latest) return null
    const shows = this.steps.some((step) => step.from >= this.sent.version && step.facts !== '')
    return shows || !this.source.seen ? 'shown' : 'hidden'
  }

  /** Takes up what the source has become. */
  advance(): void {
    const { version, head } = this.source
    const before = this.latest
    if (version === before.version) return
    const view = this.source.see()
    const at = this.options.now()
    const body = this.source.seen?.(before.view, view) ?? null
    this.latest = { version, head, view }
    const facts = body ? JSON.stringify({ at, body }) : ''
    this.keep({ from: before.version, fromHead: before.head, to: version, facts })
  }

  /** Sends everybody what has not been sent; false if there was nothing. */
  flush(): boolean {
    this.advance()
    if (this.sent === this.latest) return false
    const before = this.sent
    this.sent = this.latest
    if (this.source.seen) {
      const message = this.since(before.version, before.head)
      this.deliver(message ? encode('facts', message) : null)
    } else this.deliver(null)
    for (const [socket, version] of this.late) this.welcome(socket, { version, head: this.headOf(version) })
    this.late.clear()
    return true
  }

  /** Takes a socket in and gives it what it lacks. */
  join(socket: Socket, since?: { version: number; head: string }): void {
    this.advance()
    if (since && since.version > this.sent.version && this.headOf(since.version) === since.head) {
      // It has already read, over HTTP, what the others are still to be sent.
      this.late.set(socket, since.version)
      write(socket, encode('facts', this.wrap(since.version, since, '')))
    } else this.welcome(socket, since)
  }

  leave(socket: Socket): void {
    this.sockets.delete(socket)
    this.late.delete(socket)
  }

  /** Forgets how it came to be so: who comes back gets a snapshot. */
  forget(): void {
    this.steps = []
    this.size = 0
  }

  private welcome(socket: Socket, since?: { version: number; head: string }): void {
    const missed = since && this.source.seen ? this.since(since.version, since.head) : null
    write(socket, missed ? encode('facts', missed) : this.snapshot())
    this.sockets.add(socket)
  }

  private deliver(message: Message | null): void {
    const send = (socket: Socket) => {
      if (this.sockets.has(socket)) write(socket, message ?? this.snapshot())
    }
    if (this.options.turns) this.options.turns.run(this.sockets, send)
    else this.sockets.forEach(send)
  }

  /** The message that leads from a version to what has been sent; null if the way is not known. */
  private since(version: number, head: string): string | null {
    const to = this.sent
    if (version === to.version) return head === to.head ? this.wrap(version, to, '') : null
    const first = this.steps.findIndex((step) => step.from === version && step.fromHead === head)
    if (first < 0) return null
    const steps = this.steps.slice(first).filter((step) => step.to <= to.version)
    const facts = steps.map((step) => step.facts).filter((facts) => facts !== '')
    return this.wrap(version, to, facts.join(','))
  }

  private wrap(from: number, to: { version: number; head: string }, facts: string): string {
    return `{"from":${from},"to":${to.version},"head":"${to.head}","facts":[${facts}],"now":${this.options.now()}}`
  }

  private headOf(version: number): string {
    if (version === this.latest.version) return this.latest.head
    return this.steps.find((step) => step.from === version)?.fromHead ?? ''
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

  private keep(step: Step): void {
    this.steps.push(step)
    this.size += step.facts.length
    // The last stays however large it is: those who are there are sent it.
    while (this.steps.length > MOST_STEPS || (this.size > MOST_SIZE && this.steps.length > 1))
      this.size -= this.steps.shift()!.facts.length
  }
}
