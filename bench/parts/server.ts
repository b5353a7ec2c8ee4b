import { Agent, request } from 'node:http'
import type { Role } from '../../shared/show/rule.ts'
import type { Done } from '../../server/ledger/ledger.ts'
import { Child } from './child.ts'
import { clock } from './numbers.ts'
import { Phone, type PhoneListeners, type ReceivedMessage } from './phone.ts'

const MAIN = new URL('../server/main.js', import.meta.url)
const GAUGE = new URL('gauge.js', import.meta.url)
const HOST_KEY = 'the-hosts-key-of-a-benchmark'

export interface HttpAnswer {
  status: number
  body: Buffer
}

/** What somebody holds of an event. */
export interface Since {
  version: number
  head: string
}

/** The built server as a process of its own, on loopback. */
export class RunningServer {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 })
  private token = ''
  private asked = 0

  private child!: Child
  port = 0
  /** Milliseconds from the start of Node until it listened. */
  started = 0

  private constructor(
    private readonly data: string,
    private readonly demo: boolean,
    private readonly database: string,
  ) {}

  /** `database` is the address of a PostgreSQL that holds the data in the folder's place. */
  static async start(data: string, { demo = false, database = '' } = {}): Promise<RunningServer> {
    const server = new RunningServer(data, demo, database)
    await server.begin()
    return server
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Signs a browser in as the host. */
  get hostLink(): string {
    return `${this.origin}/host#key=${HOST_KEY}`
  }

  async stop(): Promise<void> {
    this.agent.destroy()
    await this.child.end()
  }

  /** Stops, and listens at the same port again; the sessions stay. */
  async restart(): Promise<void> {
    await this.stop()
    await this.begin()
  }

  /** A client of a role, in the host's session, or without one where that is the hall. */
  phone(role: Role, ears: PhoneListeners = {}, since?: Since): Phone {
    const token = role !== 'hall' && { token: this.token }
    const phone = new Phone({ role, ...token, ...(since && { since }) }, ears)
    phone.connect(this.port)
    return phone
  }

  /** The same, once it has been given what it lacks. */
  joined(role: Role, since?: Since): Promise<{ phone: Phone; first: ReceivedMessage }> {
    return new Promise((resolve) => {
      const heard = (first: ReceivedMessage) => {
        delete phone.listeners.received
        resolve({ phone, first })
      }
      const phone = this.phone(role, { received: heard }, since)
    })
  }

  /** The token of a session that a key opens. */
  async signIn(key: string): Promise<string> {
    return (await this.post('/api/session', { key }))['token'] as string
  }

  /** A command over HTTP; throws where it is refused. */
  async send(event: string, type: string, ask: object): Promise<Done> {
    return (await this.post(`/api/events/${event}/commands`, this.command(type, ask))) as Done
  }

  /** A command as it goes over a socket. */
  command(type: string, ask: object): object {
    return { id: `bench-${this.asked++}`, type, ask }
  }

  get(path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.call('GET', path, headers)
  }

  /** Seconds of a core that the process has taken. */
  cpu = (): Promise<number> => this.child.ask('cpu')
  /** Bytes that the process takes; `collected`: without what a collection frees. */
  memory = (collected: boolean): Promise<number> => this.child.ask('memory', collected)
  /** Processor time of the longest turn of the event loop since it was last asked, in ms: the same on a busy machine. */
  turn = (): Promise<number> => this.child.ask('turn')
  /** The longest stall of the event loop since it was last asked, in ms. */
  stall = (): Promise<number> => this.child.ask('stall')

  private async begin(): Promise<void> {
    const from = clock()
    this.child = new Child(MAIN, {
      flags: ['--import', GAUGE.href],
      env: {
        PORT: String(this.port),
        HOST: '127.0.0.1',
        DATA_DIR: this.data,
        DATABASE_URL: this.database,
        DRUMROLL_DEMO: this.demo ? '1' : '0',
        DRUMROLL_HOST_KEY: HOST_KEY,
      },
    })
    const [, port] = /http:\/\/[^/]+:(\d+)/.exec(await this.child.firstOutput()) ?? []
    this.started = clock() - from
    this.port = Number(port)
    if (this.token === '') this.token = await this.signIn(HOST_KEY)
  }

  private async post(path: string, body: object): Promise<Record<string, unknown>> {
    const said = await this.call('POST', path, {}, JSON.stringify(body))
    const text = said.body.toString()
    if (said.status !== 200) throw new Error(`${path}: ${text}`)
    return JSON.parse(text) as Record<string, unknown>
  }

  private call(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          port: this.port,
          host: '127.0.0.1',
          agent: this.agent,
          method,
          path,
          headers: {
            ...(this.token && { authorization: `Bearer ${this.token}` }),
            ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks) }))
        },
      )
      asking.on('error', reject)
      asking.end(body)
    })
  }
}
