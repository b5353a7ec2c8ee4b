import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { Link } from '../../client/link/link.ts'
import { Random } from '../../server/demo/random.ts'
import { applySeen, type Seen } from '../../shared/show/seen.ts'
import type { State } from '../../shared/show/state.ts'
import type { Acknowledged } from './clusterAudit.ts'
import { OwnPostgres } from './postgresServer.ts'
import { Client } from './runningServer.ts'
import { Process } from './serverProcess.ts'
import { TcpProxy } from './tcpProxy.ts'

const HOST_KEY = 'host-key-of-the-cluster-campaign'
/** Seconds by which the computers' clocks are apart, of as many servers. */
const CLOCKS = [0, 4, -3]
const PEOPLE = 60
/** How long a client may be without a server while one serves, and how long a command is asked again, ms. */
export const MOVE_MS = 5_000
const PATIENCE_MS = 60_000

/** A server, and what stands between it and the database, and between it and its clients. */
interface Place {
  server: Process
  toDatabase: TcpProxy
  fromClients: TcpProxy
  port: number
  isUp: boolean
}

/** Servers on one database behind a load balancer, their clients, and every fault that such a cluster may have. */
export class ClusterCampaign {
  readonly random: Random
  readonly told: Acknowledged[] = []
  /** The winners that screens showed, by draw. */
  readonly shown = new Map<number, Set<string>>()
  /** How long clients were without a server each time that they lost one which others could replace, ms. */
  readonly moves: number[] = []
  readonly story: string[] = []
  event = ''
  url = ''
  private readonly places: Place[] = []
  private readonly screens: Screen[] = []
  private database!: OwnPostgres
  private balancer!: TcpProxy
  private hosts: Client[] = []
  private state: State | null = null
  private next = 0
  private marks = 0
  private isOver = false

  constructor(readonly seed: number) {
    this.random = new Random(seed)
  }

  async setUp(): Promise<void> {
    this.database = await OwnPostgres.start()
    const address = new URL(this.database.url)
    this.url = address.href
    for (const seconds of CLOCKS) {
      const toDatabase = await TcpProxy.to(address.hostname, Number(address.port))
      const through = new URL(address)
      through.port = String(toDatabase.port)
      const server = new Process(undefined, {
        DATABASE_URL: through.href,
        DRUMROLL_HOST_KEY: HOST_KEY,
        DRUMROLL_DEMO: '0',
      })
      server.ahead = seconds * 1000
      const place: Place = { server, toDatabase, fromClients: null!, port: 0, isUp: false }
      place.fromClients = await TcpProxy.toOneOf('127.0.0.1', () => place.port)
      this.places.push(place)
      await this.begin(place)
    }
    this.balancer = await TcpProxy.toOneOf('127.0.0.1', () => this.chosen())
    const base = `http://127.0.0.1:${this.balancer.port}`
    const signIn = async (name: string): Promise<Client> => {
      const { body } = await new Client({ base, track: (socket) => socket }).call('POST', '/api/session', {
        key: HOST_KEY,
        name,
      })
      return new Client({ base, track: (socket) => socket }, body.token, 'host')
    }
    this.hosts = [await signIn('Hana'), await signIn('Sam')]
    await this.makeEvent()
    for (const { token } of this.hosts) this.screens.push(new Screen(this, base, token!))
    await this.untilHealthy()
  }

  /** Lets hosts work and faults happen for so long, then mends everything. */
  async run(seconds: number): Promise<void> {
    const work = this.hosts.map((host) => this.work(host))
    for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
      const fault = this.random.pick(FAULTS)
      this.story.push(fault.name)
      await fault(this, this.random.pick(this.places))
      await this.untilHealthy()
      await pause(this.random.int(1_000))
    }
    this.isOver = true
    await Promise.all(work)
    await this.untilHealthy()
    await this.untilEqual()
  }

  async end(): Promise<void> {
    for (const screen of this.screens) screen.end()
    await this.balancer.close()
    for (const { server, toDatabase, fromClients } of this.places) {
      await server.remove()
      await toDatabase.close()
      await fromClients.close()
    }
    await this.database.stop()
  }

  /** Faults, each over when its promise is. */
  async kill(place: Place): Promise<void> {
    place.isUp = false
    await place.server.kill('SIGKILL')
    await pause(this.random.int(1_500))
    await this.begin(place)
  }

  async cutFromDatabase({ toDatabase }: Place): Promise<void> {
    if (this.random.chance(0.5)) return toDatabase.cut()
    toDatabase.down()
    await pause(500 + this.random.int(2_500))
    toDatabase.up()
  }

  async worsen({ toDatabase, fromClients }: Place): Promise<void> {
    const proxy = this.random.chance(0.5) ? toDatabase : fromClients
    proxy.worsen(5 + this.random.int(40), 30, () => this.random.next())
    await pause(1_500)
    proxy.worsen(0, 0, () => 1)
    proxy.cut()
  }

  async pauseDatabase(): Promise<void> {
    this.database.pause()
    await pause(500 + this.random.int(2_500))
    this.database.resume()
  }

  restartDatabase(): Promise<void> {
    return this.database.restart()
  }

  /** Two hosts press the same button on whatever servers they are, at the same moment. */
  async pressAtOnce(): Promise<void> {
    const [type, ask] = this.step()
    await Promise.all(this.hosts.map((host) => this.send(host, type, ask)))
  }

  private async begin(place: Place): Promise<void> {
    await place.server.start()
    place.port = Number(new URL(place.server.base).port)
    place.isUp = true
  }

  /** As a load balancer does it: in turn, of those that are up. */
  private chosen(): number {
    const up = this.places.filter(({ isUp }) => isUp)
    return up[this.next++ % Math.max(1, up.length)]?.fromClients.port ?? 0
  }

  private async makeEvent(): Promise<void> {
    const [host] = this.hosts as [Client]
    this.event = (await host.send('house', 'event.new', { title: 'Evening' })).body.id
    await host.send('house', 'event.make-current', { event: this.event })
    await host.send(this.event, 'event.configure', { roll: 'everyone' })
    for (let i = 0; i < PEOPLE; i++)
      await host.send(this.event, 'person.save', { code: `C-${i}`, name: `Guest ${i}` })
    await host.send(this.event, 'prize.save', { name: 'Lamp', quantity: 1_000, excludes: 'none' })
  }

  private async work(host: Client): Promise<void> {
    while (!this.isOver) {
      if (this.random.chance(0.5)) {
        const mark = `mark-${this.seed}-${++this.marks}`
        await this.send(host, 'sponsor.save', { name: mark }, mark)
      } else await this.send(host, ...this.step())
      await pause(this.random.int(60))
    }
  }

  /** What a host may want to do next of a draw; it may be refused. */
  private step(): [type: string, ask: object] {
    const state = this.screens[0]?.state ?? null
    const [prize] = state?.prizes ?? []
    if (!state?.opened) return ['draw.start', { prize: prize?.id ?? '', count: 1 }]
    return ['draw.call', { word: `w${++this.marks}` }]
  }

  /** Gives a command, and gives it again under its id as long as its answer is lost. */
  private async send(host: Client, type: string, ask: object, mark: string | null = null): Promise<void> {
    const id = `c-${this.seed}-${this.told.length}`
    const told: Acknowledged = { id, type, mark, answer: null }
    this.told.push(told)
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(50)) {
      const said = await host.send(this.event, type, ask, { id }).catch(() => null)
      if (!said || said.status >= 500 || said.status === 401) continue
      told.answer = said.body as Record<string, unknown>
      return
    }
    throw new Error(`${type} ${id} was never answered`)
  }

  /** Every server is ready, and every screen has a link. */
  private async untilHealthy(): Promise<void> {
    let said: string[] = []
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(50)) {
      const ready = await Promise.all(
        this.places.map(async ({ server }) => {
          const answer = await fetch(`${server.base}/readyz`).catch(() => null)
          return answer?.status === 200 ? 'ready' : ((await answer?.text()) ?? 'no answer')
        }),
      )
      said = [...ready, ...this.screens.map(({ isLive }) => (isLive ? 'live' : 'lost'))]
      if (said.every((one) => one === 'ready' || one === 'live')) return
    }
    throw new Error(`not healthy after ${this.story.at(-1) ?? 'the start'}: ${said.join(', ')}`)
  }

  /** Every screen and every server shows what the journal holds. */
  private async untilEqual(): Promise<void> {
    const sql = postgres(this.url, { max: 1 })
    try {
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(50)) {
        const [row] = await sql<{ hash: string }[]>`
          select hash from drumroll.lines where journal = ${this.event} order by seq desc limit 1`
        const heads = this.screens.map(({ head }) => head)
        if (heads.every((head) => head === row?.hash)) return
      }
    } finally {
      await sql.end()
    }
    throw new Error('the screens do not show what the journal holds')
  }
}

type Fault = (campaign: ClusterCampaign, place: Place) => Promise<void>

const FAULTS: readonly Fault[] = [
  function kill(campaign, place) {
    return campaign.kill(place)
  },
  function cut(campaign, place) {
    return campaign.cutFromDatabase(place)
  },
  function worsen(campaign, place) {
    return campaign.worsen(place)
  },
  function pauseDatabase(campaign) {
    return campaign.pauseDatabase()
  },
  function restartDatabase(campaign) {
    return campaign.restartDatabase()
  },
  async function atOnce(campaign) {
    for (let i = 0; i < 5; i++) await campaign.pressAtOnce()
  },
]

/** A page with the product's own link, over the load balancer. */
class Screen {
  state: State | null = null
  head = ''
  isLive = false
  private readonly link: Link<State>
  private lostAt = 0

  constructor(
    private readonly campaign: ClusterCampaign,
    address: string,
    token: string,
  ) {
    this.link = new Link<State>(
      { role: 'stage', token, address, event: campaign.event },
      {
        snapshot: (state) => this.show(state),
        facts: (facts) =>
          this.show(
            facts.reduce<State | null>(
              (state, { body }) => state && (applySeen(state, body as Seen) as State),
              this.state,
            ),
          ),
        head: (head) => void (this.head = head),
        link: (state) => this.linked(state === 'live'),
        checking: () => undefined,
      },
    )
  }

  end(): void {
    this.link.end()
  }

  private linked(isLive: boolean): void {
    if (this.isLive && !isLive) this.lostAt = performance.now()
    if (!this.isLive && isLive && this.lostAt > 0) this.campaign.moves.push(performance.now() - this.lostAt)
    this.isLive = isLive
  }

  private show(state: State | null): void {
    this.state = state
    for (const { id, winners } of state?.draws ?? []) {
      if (winners.length === 0) continue
      const seen = this.campaign.shown.get(id) ?? new Set()
      this.campaign.shown.set(id, seen.add(JSON.stringify(winners)))
    }
  }
}
