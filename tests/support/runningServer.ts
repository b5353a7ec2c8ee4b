import { io, type Socket } from 'socket.io-client'
import { buildApp, type App, type AppOptions } from '../../server/app.ts'
import { readConfig, type Config } from '../../server/config.ts'
import type { HouseState } from '../../shared/show/house.ts'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import { applySeen } from '../../shared/show/seen.ts'
import type { State } from '../../shared/show/state.ts'
import type { Facts, Snapshot } from '../../shared/wire.ts'

export interface HttpAnswer {
  status: number
  // The tests read what they know to be there.
  body: any
  text: string
  headers: Headers
}

/** Where a server is; it keeps count of the sockets that are opened to it. */
export interface ServerAddress {
  readonly base: string
  track(socket: Socket): Socket
}

/** A real server on loopback, its data in memory unless a folder is given. */
export class Running implements ServerAddress {
  readonly logs: string[] = []
  app!: App
  base = ''
  host!: Client
  /** Added to the computer's clock, ms. */
  ahead = 0
  /** Added to what counts ms and is never set. */
  passed = 0
  private readonly sockets = new Set<Socket>()
  /** Where both clocks stand while they are held, ms. */
  private held: { wall: number; monotonic: number } | null = null

  static async start(config: Partial<Config> = {}, options: AppOptions = {}): Promise<Running> {
    const running = new Running()
    const settings = {
      ...readConfig({ PORT: '0', DRUMROLL_DEMO: '0' }),
      dataDir: null,
      logLevel: 'debug' as const,
    }
    running.app = await buildApp(
      { ...settings, ...config },
      {
        log: { write: (line) => void running.logs.push(line) },
        wall: () => (running.held?.wall ?? Date.now()) + running.ahead,
        monotonic: () => (running.held?.monotonic ?? performance.now()) + running.passed,
        ...options,
      },
    )
    await running.app.listen()
    const [address] = running.app.web.addresses() as { port: number }[]
    running.base = `http://127.0.0.1:${address!.port}`
    running.host = await running.signIn(running.app.context.sessions.hostKey, 'Hana')
    return running
  }

  /** Somebody with a token, in its own role or another; without a token the hall. */
  as(token?: string, role?: Role): Client {
    return new Client(this, token, role)
  }

  async signIn(key: string, name = ''): Promise<Client> {
    const { body } = await this.as().call('POST', '/api/session', { key, name })
    return this.as(body.token as string, body.role as Role)
  }

  /** Somebody of this role, by a key that the host makes: for one event, or for all. */
  async staff(role: 'desk' | 'stage' | 'confidence', event = '*'): Promise<Client> {
    const { body } = await this.host.send('house', 'key.make', { role, event })
    const secret = await this.app.context.house.key(body.id as string)
    const client = await this.signIn(secret!, `a ${role}`)
    client.key = body.id as string
    return client
  }

  /** Somebody on the list of an event, by the key of their ticket: by default its first. */
  async guest(event: string, person?: string): Promise<Client> {
    const ledger = this.app.context.house.event(event)!
    return this.signIn(
      await this.app.context.sessions.tickets.keyOf(ledger, person ?? ledger.state.people[0]!.id),
    )
  }

  /** A table, by the key of its card. */
  async table(event: string, group: string): Promise<Client> {
    const linkOf = await this.app.context.sessions.tickets.linksOf(this.app.context.house.event(event)!)
    return this.signIn(linkOf({ group }).split('#')[1]!)
  }

  /** From now on no time passes for the server but what is added, until the clocks are let go: nothing falls due by itself, however long a test takes. */
  holdClocks(): void {
    // The server's own time may be some ms ahead of the computer's: what is added counts from there.
    this.held = { wall: this.app.context.now() - this.ahead, monotonic: performance.now() }
  }

  letClocksGo(): void {
    this.held = null
  }

  track(socket: Socket): Socket {
    this.sockets.add(socket)
    return socket
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect()
    await this.app.close()
  }
}

let ids = 0
export const newId = (): string => `test-${++ids}`

/** One caller: asks over HTTP and over sockets. */
export class Client {
  key = ''

  constructor(
    private readonly server: ServerAddress,
    readonly token?: string,
    readonly role?: Role,
  ) {}

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const joint = path.includes('?') ? '&' : '?'
    const form = body instanceof FormData
    const response = await fetch(this.server.base + path + (this.role ? `${joint}role=${this.role}` : ''), {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: form || typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return { status: response.status, text, headers: response.headers, body: json ? JSON.parse(text) : null }
  }

  get(path: string, headers?: Record<string, string>): Promise<HttpAnswer> {
    return this.call('GET', path, undefined, headers)
  }

  /** Gives a command over HTTP. */
  send(
    event: string,
    type: string,
    ask: object = {},
    more: { id?: string; at?: number } = {},
  ): Promise<HttpAnswer> {
    return this.call('POST', `/api/events/${event}/commands`, { id: newId(), type, ask, ...more })
  }

  async state(event: string): Promise<State> {
    return (await this.get(`/api/events/${event}/state`)).body.state as State
  }

  /** A socket of this caller; resolves once it has been let in and given a state, rejects with the refusal. */
  listen(event?: string, more: Record<string, unknown> = {}): Promise<SocketClient> {
    const role = this.role ?? 'hall'
    const socket = io(this.server.base, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { role, ...(event && { event }), ...(this.token && { token: this.token }), ...more },
    })
    this.server.track(socket)
    return SocketClient.on(socket)
  }
}

type Received = { name: 'snapshot'; said: Snapshot<State> } | { name: 'facts'; said: Facts }

/** A connected socket and the states and facts that it received, in order. */
export class SocketClient {
  readonly received: Received[] = []
  private waiting: (() => void)[] = []

  private constructor(readonly socket: Socket) {
    const note = (name: 'snapshot' | 'facts') => (said: unknown) => {
      this.received.push({ name, said } as Received)
      for (const wake of this.waiting.splice(0)) wake()
    }
    socket.on('snapshot', note('snapshot'))
    socket.on('facts', note('facts'))
  }

  static on(socket: Socket): Promise<SocketClient> {
    const client = new SocketClient(socket)
    return new Promise((resolve, reject) => {
      socket.once('connect_error', (error) => reject((error as Error & { data?: unknown }).data ?? error))
      void client.until(() => client.received.length > 0).then(() => resolve(client))
    })
  }

  get version(): number {
    const last = this.received.at(-1)
    return last?.name === 'facts' ? last.said.to : (last?.said.version ?? -1)
  }

  get head(): string {
    return this.received.at(-1)?.said.head ?? ''
  }

  /** Resolves once something is true of what has been heard. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((wake) => this.waiting.push(wake))
  }

  reaches(version: number): Promise<void> {
    return this.until(() => this.version >= version)
  }

  /** Sends a message and waits for the reply. */
  ask(name: string, ...args: unknown[]): Promise<any> {
    return this.socket.timeout(10_000).emitWithAck(name, ...args)
  }

  send(type: string, ask: object = {}, more: { id?: string; at?: number } = {}): Promise<any> {
    return this.ask('command', { id: newId(), type, ask, ...more })
  }
}

/** The events and keys of the house as the host sees them. */
export async function houseOf(running: Running): Promise<HouseState> {
  return (await running.host.get('/api/events/house/state')).body.state as HouseState
}

/** A real event of those checked in, with people who are and one prize, made current; answers the ids. */
export async function evening(
  { host }: Pick<Running, 'host'>,
  people = 8,
): Promise<{ event: string; prize: string }> {
  const event = (await host.send('house', 'event.new', { title: 'Evening' })).body.id as string
  const made = await host.send('house', 'event.make-current', { event })
  if (isRefusal(made.body)) throw new Error(`not made current: ${JSON.stringify(made.body)}`)
  await host.send(event, 'event.configure', { roll: 'checked-in' })
  for (let i = 1; i <= people; i++) {
    const person = {
      code: `T-${1000 + i}`,
      // None is the beginning of another.
      name: `Nadia Person${1000 + i}`,
      group: `Table ${(i % 3) + 1}`,
      phone: `1390000${2000 + i}`,
    }
    const { body } = await host.send(event, 'person.save', person)
    await host.send(event, 'person.check-in', { person: body.id })
  }
  const { body } = await host.send(event, 'prize.save', { name: 'Lamp', quantity: 3, need: 'room' })
  return { event, prize: body.id as string }
}

/** What a socket has made of all that it was sent. */
export function held({ received }: SocketClient): State {
  let view = {} as State
  for (const { name, said } of received) {
    if (name === 'snapshot') view = said.state!
    else for (const { body } of said.facts) view = body ? applySeen(view, body) : view
  }
  return view
}
