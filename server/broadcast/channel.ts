import { setImmediate as otherWork } from 'node:timers/promises'
import type { Socket } from 'socket.io'
import type { Steps } from '../../shared/fair/steps.ts'
import type { Seen } from '../../shared/show/seen.ts'
import { Turns } from '../turns/turns.ts'
import { encode, encodeInTurns, write, type Message } from './frame.ts'
import { jsonPieces } from './jsonPieces.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import type { TimeSlicer } from '../turns/timeSlicer.ts'

/** What a channel shows to those who listen to it. */
export interface Source<V> {
  readonly version: number
  readonly head: string
  /** The view of now. */
  see(): V
  /** What changed between two views, null if nothing; without it every change is a new snapshot. */
  seen?(before: V, after: V): Seen | null
  /** The same in steps. */
  seenInSteps?(before: V, after: V): Steps<Seen | null>
  /** Whether a snapshot of the view takes so long that it is made in turns. */
  isLarge?(view: V): boolean
}

/** What a socket listens to. */
export interface Feed {
  /** Takes a socket in and gives it what it lacks. */
  join(socket: Socket, held?: { version: number; head: string }): void
  leave(socket: Socket): void
}

/** A view with its version: what somebody holds. */
export interface VersionedView<V> {
  version: number
  head: string
  view: V
}
export interface ChannelOptions {
  /** Epoch ms. */
  now(): number
  /** Sends in slices, a slice a turn; without it to everybody at once. */
  slicer?: TimeSlicer | undefined
}

/** How many past views are kept for clients that reconnect. */
const MAX_VIEWS = 128
/** How old the `now` of a cached snapshot may be. */
const MAX_SNAPSHOT_AGE_MS = 20

/**
 * What one role is shown of one event: the view that was last sent, the view of now, and the views before. A client
 * that reconnects with a version gets what changed since, or a snapshot where that view is no longer kept.
 */
export class Channel<V> implements Feed {
  readonly sockets = new Set<Socket>()
  /** Sockets that hold a later view, read over HTTP, than the one that was last broadcast. */
  private readonly ahead = new Map<Socket, VersionedView<V>>()
  private sent: VersionedView<V>
  private latest: VersionedView<V>
  /** What somebody may hold, the oldest first. */
  private views: VersionedView<V>[]
  /** How many messages are being made in turns, one after the other: meanwhile nothing else is sent. */
  private inTurns = 0
  private readonly changes = new SerialQueue()
  /** Whether the source shows more of the latest version than its view does. */
  private knowsMore = false
  /** Who waits for a snapshot that is made in turns. */
  private readonly coming = new Set<Socket>()
  private cachedSnapshot: { of: VersionedView<V>; json: string; message: Message; at: number } | null = null

  constructor(
    private readonly source: Source<V>,
    private readonly options: ChannelOptions,
  ) {
    this.sent = this.latest = { version: source.version, head: source.head, view: source.see() }
    this.views = [this.sent]
  }

  /** The view of now with its version, for somebody who will come back with it. */
  get now(): Readonly<VersionedView<V>> {
    this.advance()
    this.keep(this.latest)
    return this.latest
  }

  /** What was last sent to everybody. */
  get last(): Readonly<VersionedView<V>> {
    return this.sent
  }

  /** Whether what has not been sent holds anything that can be seen; null if everything has been sent. */
  get waiting(): 'shown' | 'hidden' | null {
    if (this.sent === this.latest) return null
    return this.source.seen && !this.source.seen(this.sent.view, this.latest.view) ? 'hidden' : 'shown'
  }

  /** Takes up what the source has become. */
  advance(): void {
    const { version, head } = this.source
    if (version === this.latest.version && !this.knowsMore) return
    this.knowsMore = false
    this.latest = { version, head, view: this.source.see() }
  }

  /** Looks at the source anew, where more is known of the same version now, and sends what that shows as `flushInTurns` does. */
  async refresh(first?: () => Promise<void>): Promise<void> {
    this.knowsMore = true
    await this.flushInTurns(first)
  }

  /** Sends everybody what has not been sent; false if there was nothing, or what there is will be sent in turns. */
  flush(): boolean {
    if (this.inTurns > 0) return false
    this.advance()
    if (this.sent === this.latest) return false
    const before = this.sent
    this.sent = this.latest
    this.sendAll(this.sent, this.since(before))
    return true
  }

  /**
   * As `flush`, the message made in turns with other work, after what has to be done first: who joins meanwhile gets the view
   * before, and then the message. From now on until it is sent `flush` sends nothing: it would make all of this message at once.
   */
  async flushInTurns(first?: () => Promise<void>): Promise<void> {
    this.inTurns++
    try {
      await this.changes.run(async () => {
        await first?.()
        await this.sendInTurns()
      })
    } finally {
      this.inTurns--
    }
    // What has come meanwhile, unless another message is to be made that holds it.
    this.flush()
  }

  private async sendInTurns(): Promise<void> {
    this.advance()
    await otherWork()
    const { seen, seenInSteps } = this.source
    const [from, to] = [this.sent, this.latest]
    if (!seen || from === to) return
    const body = seenInSteps
      ? await new Turns().through(seenInSteps(from.view, to.view))
      : seen(from.view, to.view)
    await otherWork()
    const { version, head } = to
    const now = this.options.now()
    const facts = body ? [{ at: now, body }] : []
    const whole = { from: from.version, to: version, head, facts, now }
    this.sendAll(to, await encodeInTurns('facts', jsonPieces(whole)))
  }

  /** Sends everybody the message that leads to a view. */
  private sendAll(to: VersionedView<V>, message: Message): void {
    this.sent = to
    this.keep(to)
    this.broadcast(message)
    for (const [socket, versioned] of this.ahead) this.send(socket, versioned)
    this.ahead.clear()
  }

  /** Takes a socket in and gives it what it lacks; answers what it holds then. */
  join(socket: Socket, held?: { version: number; head: string }): Readonly<VersionedView<V>> {
    this.advance()
    const versioned =
      held && this.views.find(({ version, head }) => version === held.version && head === held.head)
    if (versioned && versioned.version > this.sent.version) {
      // It read this view over HTTP; the others are still to be sent it.
      this.ahead.set(socket, versioned)
      write(socket, this.facts(versioned, versioned))
      return versioned
    }
    this.send(socket, versioned)
    return this.sent
  }

  leave(socket: Socket): void {
    this.sockets.delete(socket)
    this.coming.delete(socket)
    this.ahead.delete(socket)
  }

  /** Drops the past views: a client that reconnects with one gets a snapshot. */
  forget(): void {
    this.views = [this.sent]
  }

  private send(socket: Socket, held?: VersionedView<V>): void {
    if (!held && this.source.isLarge?.(this.sent.view)) return this.sendLater(socket)
    write(socket, held ? this.since(held) : this.snapshot())
    this.sockets.add(socket)
  }

  /** Sends a snapshot that is made in turns with other work, once for all who come meanwhile, and then what has changed since. */
  private sendLater(socket: Socket): void {
    this.coming.add(socket)
    if (this.coming.size > 1) return
    const of = this.sent
    const made = encodeInTurns('snapshot', snapshotPieces(of, this.options.now))
    void made.then((message) => {
      const since = this.sent === of ? null : this.since(of)
      for (const each of this.coming) {
        write(each, message)
        if (since) write(each, since)
        this.sockets.add(each)
      }
      this.coming.clear()
    })
  }

  private broadcast(message: Message): void {
    const send = (socket: Socket) => {
      if (this.sockets.has(socket)) write(socket, message)
    }
    if (this.options.slicer) this.options.slicer.run(this.sockets, send)
    else this.sockets.forEach(send)
  }

  /** What leads from a view to the one that has been sent. */
  private since(held: VersionedView<V>): Message {
    return this.source.seen ? this.facts(held, this.sent) : this.snapshot()
  }

  private facts(from: VersionedView<V>, to: VersionedView<V>): Message {
    const now = this.options.now()
    const body = from === to ? null : this.source.seen!(from.view, to.view)
    const facts = body ? [{ at: now, body }] : []
    const { version, head } = to
    return encode('facts', JSON.stringify({ from: from.version, to: version, head, facts, now }))
  }

  private snapshot(): Message {
    const versioned = this.sent
    const now = this.options.now()
    if (this.cachedSnapshot?.of !== versioned) {
      const { version, head, view } = versioned
      const json = JSON.stringify({ version, head, state: view }).slice(0, -1)
      this.cachedSnapshot = {
        of: versioned,
        json,
        message: encode('snapshot', `${json},"now":${now}}`),
        at: now,
      }
    } else if (Math.abs(now - this.cachedSnapshot.at) > MAX_SNAPSHOT_AGE_MS) {
      this.cachedSnapshot.at = now
      this.cachedSnapshot.message = encode('snapshot', `${this.cachedSnapshot.json},"now":${now}}`)
    }
    return this.cachedSnapshot.message
  }

  private keep(versioned: VersionedView<V>): void {
    if (this.views.at(-1) === versioned) return
    this.views.push(versioned)
    if (this.views.length > MAX_VIEWS) this.views.shift()
  }
}

/** The JSON of a snapshot in pieces; its `now` is that of the end. */
function* snapshotPieces<V>({ version, head, view }: VersionedView<V>, now: () => number): Generator<string> {
  yield `{"version":${version},"head":"${head}","state":`
  yield* jsonPieces(view)
  yield `,"now":${now()}}`
}
