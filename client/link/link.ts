import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import type { CommandAnswer, Facts, Snapshot, VersionedState } from '../../shared/wire.ts'
import { ask, type Caller } from './http.ts'
import { Clock } from './clock.ts'
import { randomId } from './id.ts'

/** `refused`: the server does not let this page in; see `refused` for why. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'refused'

export interface LinkOptions extends Caller {
  /** Id of an event, `house`, or undefined: follow the current event. */
  event?: string | undefined
}

/** What a link tells its owner. */
export interface LinkEars<S> {
  /** The whole state (null where nothing is on), or facts for the state that was last told. */
  snapshot(state: S | null, version: number): void
  facts(facts: Facts['facts'], version: number): void
  link(state: LinkState, refused: Refusal | null): void
  /** How many commands wait for an answer that has not come in time. */
  checking(count: number): void
}

const TICK = 1000
/** Without an answer to `now`, or to who it is, for so long the link is lost. */
const SILENCE = 3500
/** A command without an answer for so long is asked after. */
const PATIENCE = 4000
/** A link that the server closed or refused is tried again after so long. */
const REST = 2000
/** A state that has not been read after so long is left to the socket. */
const READING = 3000

/** What is set whatever else has changed meanwhile: black is black. */
const ALWAYS = new Set(['layer.set'])
/** What is said where nobody could look the answer up; the command may have been done all the same. */
const SILENT = new Set([
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
 * The link of a page to the server for one event and one role: it resumes by version, keeps the server's clock, and sends
 * commands that happen once or not at all. Nothing is kept to be sent later.
 */
export class Link<S extends object> {
  readonly clock = new Clock()
  private readonly socket: Socket
  private readonly polls: boolean
  private event = 'current'
  private held: { version: number; head: string } | null = null
  /** What was read for the socket to begin with; told once that has taken it up. */
  private read: S | null = null
  private asked = 0
  private waits = 0
  private readonly ticking: ReturnType<typeof setInterval>
  private rest: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly options: LinkOptions,
    private readonly ears: LinkEars<S>,
  ) {
    const { role, event, token, address } = options
    this.polls = role !== 'hall'
    const settings: Partial<ManagerOptions & SocketOptions> = {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 2000,
      timeout: 5000,
      auth: async (give: (auth: object) => void) => {
        const { engine } = this.socket.io
        if (!this.held) await this.begin()
        // A connection that has gone meanwhile asks for nothing: the next one asks itself.
        if (engine !== this.socket.io.engine) return
        this.asked = performance.now()
        give({
          role,
          ...(event && { event }),
          ...(token && { token }),
          ...(this.held && { since: this.held }),
        })
      },
    }
    this.socket = address ? io(address, settings) : io(settings)
    this.socket.on('connect', () => this.greet())
    this.socket.on('snapshot', (message: Snapshot<S>) => this.take(message))
    this.socket.on('facts', (message: Facts) => this.fold(message))
    this.socket.on('disconnect', () => this.lost())
    this.socket.on('connect_error', (error: Error & { data?: Refusal }) => {
      if (error.data?.refused) ears.link('refused', error.data)
      else this.lost()
      this.later()
    })
    this.ticking = setInterval(() => this.tick(), TICK)
  }

  /** The version that the state is of; 0 before the first snapshot. */
  get version(): number {
    return this.held?.version ?? 0
  }

  /** A command under an id of its own. Refused at once while there is no link; see `settle` for a late answer. */
  async send(type: string, what: object, id = randomId()): Promise<CommandAnswer | Refusal> {
    if (!this.socket.connected || !this.held) return refusal('offline')
    const message = { id, type, ask: what, ...(!ALWAYS.has(type) && { at: this.version }) }
    const sent = { id, event: this.event, by: this.socket.id }
    const reply = new Promise<CommandAnswer | Refusal>((answer) =>
      this.socket.emit('command', message, answer),
    )
    const first = await Promise.race([reply, pause(PATIENCE)])
    if (first) return first
    this.ears.checking(++this.waits)
    try {
      return await this.settle(sent, reply)
    } finally {
      this.ears.checking(--this.waits)
    }
  }

  /** Passes on any other message of the server, as long as the link lives. */
  on(name: string, listener: (message: never) => void): void {
    this.socket.on(name, listener as (message: unknown) => void)
  }

  off(name: string, listener: (message: never) => void): void {
    this.socket.off(name, listener as (message: unknown) => void)
  }

  /** Tells the server something that has no effect on the event; dropped where there is no link. */
  tell(name: string, message: object): void {
    if (this.socket.connected) this.socket.volatile.emit(name, message)
  }

  end(): void {
    clearInterval(this.ticking)
    clearTimeout(this.rest)
    this.socket.removeAllListeners()
    this.socket.disconnect()
  }

  /** Asks by its id what became of a command. Once the connection that carried it is gone, an unknown id never arrived. */
  private async settle(
    sent: Sent,
    reply: Promise<CommandAnswer | Refusal>,
  ): Promise<CommandAnswer | Refusal> {
    const path = `/api/events/${sent.event}/commands/${sent.id}`
    for (;;) {
      const gone = this.socket.id !== sent.by
      const said = await Promise.race([reply, ask<CommandAnswer>(this.options, 'GET', path)])
      const unknown = isRefusal(said) && said.refused === 'not-found'
      if (!unknown && !(isRefusal(said) && SILENT.has(said.refused))) return said
      if (unknown && gone) return refusal('not-received')
      const late = await Promise.race([reply, pause(TICK)])
      if (late) return late
    }
  }

  private greet(): void {
    this.asked = 0
    if (this.polls) for (let i = 0; i < 8; i++) this.poll()
  }

  /** Reads the state over HTTP, where it comes compressed. What cannot be read is sent by the socket. */
  private async begin(): Promise<void> {
    const path = `/api/events/${this.options.event ?? 'current'}/state`
    const said = await Promise.race([ask<VersionedState<S>>(this.options, 'GET', path), pause(READING)])
    if (!said || isRefusal(said)) return
    this.held = { version: said.version, head: said.head }
    this.read = said.state
  }

  private take({ version, head, state, now }: Snapshot<S>): void {
    this.clock.hear(now)
    this.held = { version, head }
    this.tellWhole(state, version)
    this.ears.link('live', null)
  }

  private fold({ from, to, head, facts, now }: Facts): void {
    this.clock.hear(now)
    if (!this.held || from !== this.held.version) return this.again()
    this.held = { version: to, head }
    if (this.read) this.tellWhole(this.read, from)
    if (facts.length) this.ears.facts(facts, to)
    this.ears.link('live', null)
  }

  private tellWhole(state: S | null, version: number): void {
    this.read = null
    this.event = this.options.event ?? (state && 'id' in state ? String(state.id) : 'current')
    this.ears.snapshot(state, version)
  }

  /** Connects anew for a snapshot: what came does not follow what is held. */
  private again(): void {
    this.held = this.read = null
    this.restart()
  }

  private restart(): void {
    this.socket.disconnect()
    this.asked = 0
    clearTimeout(this.rest)
    this.socket.connect()
  }

  private tick(): void {
    if (!this.polls) return
    if (this.asked && performance.now() - this.asked > SILENCE) this.restart()
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
    this.ears.link('lost', null)
    this.later()
  }

  /** What Socket.IO does not try again by itself, having been sent away. */
  private later(): void {
    clearTimeout(this.rest)
    if (!this.socket.active) this.rest = setTimeout(() => this.socket.connect(), REST)
  }
}

/** A command that has been sent: in which event, and by which connection. */
interface Sent {
  id: string
  event: string
  by: string | undefined
}

const pause = (ms: number): Promise<null> => new Promise((over) => setTimeout(over, ms, null))
