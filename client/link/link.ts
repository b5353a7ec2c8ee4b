import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { isAudience, isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import type { CommandAnswer, Facts, Snapshot, VersionedState } from '../../shared/wire.ts'
import { ask, type Caller } from './http.ts'
import { Clock } from './clock.ts'
import { PROTOCOL } from '../../shared/wire/protocol.ts'
import { randomId } from './id.ts'
import { OUTDATED } from './outdated.ts'

/** `refused`: the server does not let this page in; the refusal that comes with it says why. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'refused'

export interface LinkOptions extends Caller {
  /** Id of an event, or `house`; undefined follows the current event. */
  event?: string | undefined
}

/** Whom a link tells what it receives. */
export interface LinkListener<S> {
  /** The whole state; null where no event is on. */
  snapshot(state: S | null, version: number): void
  /** Facts to be folded into the state that was told last. */
  facts(facts: Facts['facts'], version: number): void
  /** The hash of the journal's last line: told after every change, also of what this role does not see. */
  head(head: string): void
  link(state: LinkState, refused: Refusal | null): void
  /** How many commands have had no answer within REPLY_TIMEOUT_MS. */
  checking(count: number): void
}

/** Milliseconds between two requests for the server's time, and between two look-ups of a missing answer. */
const POLL_EVERY_MS = 1000
/** Without an answer to a handshake or time request for this many ms, the link reconnects. */
const SILENCE_TIMEOUT_MS = 3500
/** Without an answer to a command for this many ms, the link asks the server for its outcome. */
const REPLY_TIMEOUT_MS = 4000
/** Milliseconds until a connection that the server closed or refused is tried again. */
const RECONNECT_AFTER_MS = 2000
/** Without a state over HTTP for this many ms, the socket delivers it. */
const READ_TIMEOUT_MS = 3000

/** Commands that are never stale: a layer is to be set whatever else has changed meanwhile. */
const NEVER_STALE = new Set(['layer.set'])
/** Refusals of a look-up that do not tell what became of the command: it may have been done all the same. */
const NO_ANSWER = new Set([
  'offline',
  'failed',
  'too-many',
  'store-full',
  'store-broken',
  'store-taken',
  'journal-broken',
  'server-stopping',
])

/**
 * The connection of a page to the server for one event and one role. It resumes from the version that it holds, keeps the
 * server's clock, and sends commands that take effect once or not at all; none is kept to be sent later.
 */
export class Link<S extends object> {
  readonly clock = new Clock()
  private readonly socket: Socket
  private readonly polls: boolean
  private event = 'current'
  private held: { version: number; head: string } | null = null
  /** A state read over HTTP, passed on once the socket goes on from its version. */
  private read: S | null = null
  private asked = 0
  private unanswered = 0
  private readonly timer: ReturnType<typeof setInterval>
  private retry: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly options: LinkOptions,
    private readonly listener: LinkListener<S>,
  ) {
    const { role, event, token, address } = options
    this.polls = !isAudience(role)
    const settings: Partial<ManagerOptions & SocketOptions> = {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 2000,
      timeout: 5000,
      auth: async (give: (auth: object) => void) => {
        const { engine } = this.socket.io
        if (!this.held) await this.readState()
        // This connection was closed meanwhile: the next one sends its own handshake.
        if (engine !== this.socket.io.engine) return
        this.asked = performance.now()
        give({
          role,
          protocol: PROTOCOL,
          ...(event && { event }),
          ...(token && { token }),
          ...(this.held && { since: this.held }),
        })
      },
    }
    this.socket = address ? io(address, settings) : io(settings)
    this.socket.on('connect', () => this.connected())
    this.socket.on('snapshot', (message: Snapshot<S>) => this.takeSnapshot(message))
    this.socket.on('facts', (message: Facts) => this.takeFacts(message))
    this.socket.on('disconnect', () => this.lost())
    this.socket.on('connect_error', (error: Error & { data?: Refusal }) => {
      // A page of another protocol keeps its picture, as one without a connection does.
      if (error.data?.refused === OUTDATED) listener.link('lost', error.data)
      else if (error.data?.refused) listener.link('refused', error.data)
      else this.lost()
      this.retryLater()
    })
    this.timer = setInterval(() => this.tick(), POLL_EVERY_MS)
  }

  /** The version of the state that is held; 0 before the first snapshot. */
  get version(): number {
    return this.held?.version ?? 0
  }

  /** Sends a command under an id of its own; refused at once as `offline` while not connected. See `settle` for a late answer. */
  async send(type: string, what: object, id = randomId()): Promise<CommandAnswer | Refusal> {
    if (!this.socket.connected || !this.held) return refusal('offline')
    const message = { id, type, ask: what, ...(!NEVER_STALE.has(type) && { at: this.version }) }
    const sent = { id, event: this.event, by: this.socket.id }
    const reply = new Promise<CommandAnswer | Refusal>((answer) =>
      this.socket.emit('command', message, answer),
    )
    const first = await Promise.race([reply, pause(REPLY_TIMEOUT_MS)])
    if (first) return first
    this.listener.checking(++this.unanswered)
    try {
      return await this.settle(sent, reply)
    } finally {
      this.listener.checking(--this.unanswered)
    }
  }

  /** Listens to any other message of the server, until the link ends. */
  on(name: string, listener: (message: never) => void): void {
    this.socket.on(name, listener as (message: unknown) => void)
  }

  off(name: string, listener: (message: never) => void): void {
    this.socket.off(name, listener as (message: unknown) => void)
  }

  /** Sends the server something that has no effect on the event; dropped while not connected. `taken` is called once the server has it. */
  tell(name: string, message: object, taken?: () => void): void {
    if (!this.socket.connected) return
    if (taken) this.socket.emit(name, message, taken)
    else this.socket.volatile.emit(name, message)
  }

  end(): void {
    clearInterval(this.timer)
    clearTimeout(this.retry)
    this.socket.removeAllListeners()
    this.socket.disconnect()
  }

  /** Asks by its id what became of a command, until it is known. An unknown id has never arrived once the connection that carried it is gone. */
  private async settle(
    sent: Sent,
    reply: Promise<CommandAnswer | Refusal>,
  ): Promise<CommandAnswer | Refusal> {
    const path = `/api/events/${sent.event}/commands/${sent.id}`
    for (;;) {
      const gone = this.socket.id !== sent.by
      const said = await Promise.race([reply, ask<CommandAnswer>(this.options, 'GET', path)])
      const unknown = isRefusal(said) && said.refused === 'not-found'
      if (!unknown && !(isRefusal(said) && NO_ANSWER.has(said.refused))) return said
      if (unknown && gone) return refusal('not-received')
      const late = await Promise.race([reply, pause(POLL_EVERY_MS)])
      if (late) return late
    }
  }

  private connected(): void {
    this.asked = 0
    if (this.polls) for (let i = 0; i < 8; i++) this.poll()
  }

  /**
   * Reads the state over HTTP, where it comes compressed, a guest's as the hall's: what it sees of itself comes by the socket. Where
   * that fails, or it is of another event, the socket sends it all.
   */
  private async readState(): Promise<void> {
    const path = `/api/events/${this.options.event ?? 'current'}/state`
    const { role, address } = this.options
    const as: Caller = role === 'guest' ? { role: 'hall', address } : this.options
    const said = await Promise.race([ask<VersionedState<S>>(as, 'GET', path), pause(READ_TIMEOUT_MS)])
    if (!said || isRefusal(said)) return
    this.held = { version: said.version, head: said.head }
    this.read = said.state
  }

  private takeSnapshot({ version, head, state, now }: Snapshot<S>): void {
    this.clock.hear(now)
    this.held = { version, head }
    this.tellWhole(state, version)
    this.listener.head(head)
    this.listener.link('live', null)
  }

  private takeFacts({ from, to, head, facts, now }: Facts): void {
    this.clock.hear(now)
    if (!this.held || from !== this.held.version) return this.resync()
    this.held = { version: to, head }
    if (this.read) this.tellWhole(this.read, from)
    if (facts.length) this.listener.facts(facts, to)
    this.listener.head(head)
    this.listener.link('live', null)
  }

  private tellWhole(state: S | null, version: number): void {
    this.read = null
    this.event = this.options.event ?? (state && 'id' in state ? String(state.id) : 'current')
    this.listener.snapshot(state, version)
  }

  /** Connects anew for a snapshot, where facts do not follow the version that is held. */
  private resync(): void {
    this.held = this.read = null
    this.restart()
  }

  private restart(): void {
    this.socket.disconnect()
    this.asked = 0
    clearTimeout(this.retry)
    this.socket.connect()
  }

  private tick(): void {
    if (!this.polls) return
    if (this.asked && performance.now() - this.asked > SILENCE_TIMEOUT_MS) this.restart()
    else if (this.socket.connected) this.poll()
  }

  private poll(): void {
    const at = performance.now()
    this.asked ||= at
    this.socket.emit('now', (now: number) => {
      this.asked = 0
      this.clock.sample(now, at)
    })
  }

  private lost(): void {
    this.asked = 0
    this.listener.link('lost', null)
    this.retryLater()
  }

  /** Connects again later where Socket.IO does not by itself: after the server closed or refused the connection. */
  private retryLater(): void {
    clearTimeout(this.retry)
    if (!this.socket.active) this.retry = setTimeout(() => this.socket.connect(), RECONNECT_AFTER_MS)
  }
}

/** A command that has been sent: to which event, and over which connection. */
interface Sent {
  id: string
  event: string
  by: string | undefined
}

const pause = (ms: number): Promise<null> => new Promise((over) => setTimeout(over, ms, null))
