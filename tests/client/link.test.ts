import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Link, type LinkOptions, type LinkState } from '../../client/link/link.ts'
import { applySeen, type Seen } from '../../shared/show/seen.ts'
import type { Refusal } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import { Random } from '../../server/demo/random.ts'
import { evening, Running, type Client } from '../support/runningServer.ts'
import { UNLIMITED, FaultyNetwork } from '../support/faultyNetwork.ts'

let running: Running
let host: Client
let event: string
let network: FaultyNetwork
const pages: Page[] = []

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  event = (await evening(running)).event
})
afterAll(() => running.stop())
beforeEach(async () => {
  network = await FaultyNetwork.to(running.base)
})
afterEach(async () => {
  for (const page of pages.splice(0)) page.link.end()
  await network.end()
})

/** A page with a link over the network, and all that the link told it. */
class Page {
  readonly link: Link<State>
  state: State | null = null
  version = 0
  head = ''
  snapshots = 0
  states: LinkState[] = []
  refused: Refusal | null = null
  checking: number[] = []
  /** Every sponsor that a fact put, in order. */
  readonly put: string[] = []
  private waiting: (() => void)[] = []

  constructor(options: Partial<LinkOptions> = {}) {
    pages.push(this)
    const whole = { role: 'host', token: host.token, address: network.address, ...options } as const
    this.link = new Link<State>(whole, {
      snapshot: (state, version) => this.told(() => this.whole(state, version)),
      facts: (facts, version) =>
        this.told(() =>
          this.projection(
            facts.map(({ body }) => body as Seen),
            version,
          ),
        ),
      head: (head) => this.told(() => void (this.head = head)),
      link: (state, refused) => this.told(() => void (this.states.push(state), (this.refused = refused))),
      checking: (count) => this.told(() => void this.checking.push(count)),
    })
  }

  get is(): LinkState | undefined {
    return this.states.at(-1)
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((wake) => this.waiting.push(wake))
  }

  private whole(state: State | null, version: number): void {
    this.state = state
    this.version = version
    this.snapshots++
  }

  private projection(facts: Seen[], version: number): void {
    expect(version).toBeGreaterThan(this.version)
    for (const fact of facts) {
      this.state = applySeen(this.state!, fact)
      this.put.push(...(fact.put?.sponsors ?? []).map(({ id }) => String(id)))
    }
    this.version = version
  }

  private told(what: () => void): void {
    what()
    for (const wake of this.waiting.splice(0)) wake()
  }
}

async function live(options: Partial<LinkOptions> = {}): Promise<Page> {
  const page = new Page(options)
  await page.until(() => page.is === 'live')
  return page
}

const version = () => running.app.context.house.event(event)!.version
const sponsor = async (name: string) => (await host.send(event, 'sponsor.save', { name })).body.id as string
const named = async (name: string) =>
  (await host.state(event)).sponsors.filter((one) => one.name === name).length

test.each(['host', 'hall'] as const)(
  'a %s that is cut off again and again misses no fact and takes none twice',
  { timeout: 180_000 },
  async (role) => {
    const seed = Math.floor(Date.now())
    const random = new Random(seed)
    const page = await live({ role })
    const made: string[] = []
    for (let i = 0; i < 60; i++) {
      made.push(await sponsor(`Sponsor ${i}`))
      if (i % 6 !== 5) continue
      network.limitNext = () => ({ bytes: 150 + random.int(4000), ends: 'cut' })
      network.cut()
      await network.connected()
    }
    network.limitNext = () => UNLIMITED
    network.cut()
    await page.until(() => page.version === version() && page.is === 'live')
    expect([seed, page.put]).toEqual([seed, made])
    expect([seed, page.snapshots]).toEqual([seed, 1])
    const as = role === 'hall' ? running.as() : host
    expect(JSON.parse(JSON.stringify(page.state))).toEqual(await as.state(event))
    expect(page.states.filter((state) => state === 'lost').length).toBeGreaterThan(5)
  },
)

test('a server with another history sends its own state whole', async () => {
  const page = await live({ role: 'hall', token: undefined })
  const other = await Running.start()
  const { event: theirs } = await evening(other)
  const ledger = other.app.context.house.event(theirs)!
  while (ledger.version < page.version) await other.host.send(theirs, 'sponsor.save', { name: 'Same length' })
  network.redirect(other.base)
  await page.until(() => page.state?.id === theirs)
  expect([page.version, page.snapshots]).toEqual([ledger.version, 2])
  await other.host.send(theirs, 'sponsor.save', { name: 'Goes on' })
  await page.until(() => page.state!.sponsors.some(({ name }) => name === 'Goes on'))
  network.cut()
  page.link.end()
  await other.stop()
})

test('a page knows the head of the journal, after what it is not shown too', async () => {
  const page = await live({ role: 'stage' })
  const ledger = running.app.context.house.event(event)!
  expect(page.head).toBe(ledger.head())
  const [before, held] = [page.head, page.state]
  const { id, code, name } = (await host.state(event)).people[0]!
  await host.send(event, 'person.save', { id, code, name, phone: '13900001234' })
  await page.until(() => page.head !== before)
  expect([page.head, page.state]).toEqual([ledger.head(), held])
})

test('facts that do not follow are not taken: the page begins anew', async () => {
  const page = await live({ role: 'desk' })
  const [connection] = running.app.context.connections.ofRole('desk')
  connection!.emit('facts', {
    from: 1,
    to: 2,
    head: '',
    facts: [{ at: 0, body: { type: 'seen', set: { title: 'Wrong' } } }],
    now: 0,
  })
  await page.until(() => page.snapshots === 2 && page.is === 'live')
  expect(page.state!.title).toBe('Evening')
  expect(page.version).toBe(version())
})

test(
  'a command whose answer is lost is asked after by its id, and done once',
  { timeout: 60_000 },
  async () => {
    const page = await live()
    network.dropsToPage = true
    const before = version()
    const answer = page.link.send('sponsor.save', { name: 'Lost answer' }, 'lost-1')
    await page.until(() => page.checking.length > 0)
    expect(version()).toBe(before + 1)
    network.dropsToPage = false
    network.cut()
    const said = await answer
    expect(said).toEqual((await host.get(`/api/events/${event}/commands/lost-1`)).body)
    expect(said).toMatchObject({ version: before + 1, id: expect.any(String) })
    expect([page.checking, await named('Lost answer')]).toEqual([[1, 0], 1])
  },
)

test('a refusal whose answer is lost is found as well', { timeout: 60_000 }, async () => {
  const page = await live()
  network.dropsToPage = true
  const answer = page.link.send('draw.call', { word: 'nothing is open' })
  await page.until(() => page.checking.length > 0)
  network.dropsToPage = false
  network.cut()
  expect(await answer).toMatchObject({ refused: 'no-draw-open' })
})

test('a command that never arrived is told so, and is not sent later', { timeout: 60_000 }, async () => {
  const page = await live()
  network.dropsFromPage = true
  const answer = page.link.send('sponsor.save', { name: 'Never arrived' })
  await page.until(() => page.checking.length > 0)
  network.dropsFromPage = false
  network.cut()
  expect(await answer).toMatchObject({ refused: 'not-received' })
  await page.until(() => page.is === 'live')
  expect(await page.link.send('sponsor.save', { name: 'Arrives' })).toHaveProperty('version')
  expect([await named('Never arrived'), await named('Arrives')]).toEqual([0, 1])
})

test(
  'while the link is cut and mends before the answer is missed, the answer is still that of the first sending',
  { timeout: 60_000 },
  async () => {
    const page = await live()
    network.dropsFromPage = true
    const answer = page.link.send('sponsor.save', { name: 'Gone at once' })
    network.cut()
    network.dropsFromPage = false
    await page.until(() => page.is === 'lost')
    await page.until(() => page.is === 'live')
    expect(await answer).toMatchObject({ refused: 'not-received' })
    expect(await named('Gone at once')).toBe(0)
  },
)

test(
  'a server in trouble is no answer: the page asks on until it is told what became of its command',
  { timeout: 60_000 },
  async () => {
    const page = await live()
    const events = running.app.context.house.event(event)!
    const answers = events.answer.bind(events)
    let asked = 0
    events.answer = async (session, id) => {
      if (++asked < 3) throw new Error('in trouble')
      return answers(session, id)
    }
    network.dropsToPage = true
    const answer = page.link.send('sponsor.save', { name: 'Patience' })
    await page.until(() => page.checking.length > 0)
    network.dropsToPage = false
    network.cut()
    expect(await answer).toHaveProperty('version')
    expect(asked).toBe(3)
    Reflect.deleteProperty(events, 'answer')
  },
)

test('an answer is looked for in the event that the command was given to', { timeout: 60_000 }, async () => {
  const page = await live()
  network.dropsToPage = true
  const answer = page.link.send('sponsor.save', { name: 'Before the change' })
  await page.until(() => page.checking.length > 0)
  const other = (await host.send('house', 'event.new', { title: 'Other' })).body.id
  await host.send('house', 'event.make-current', { event: other })
  network.dropsToPage = false
  network.cut()
  await page.until(() => page.state?.id === other)
  expect(await answer).toHaveProperty('version')
  await host.send('house', 'event.make-current', { event })
})

test(
  'what is pressed while there is no link is refused at once and never sent',
  { timeout: 60_000 },
  async () => {
    const page = await live()
    network.down()
    await page.until(() => page.is === 'lost')
    const before = version()
    for (let i = 0; i < 5; i++)
      expect(await page.link.send('sponsor.save', { name: 'Offline' }, `offline-${i}`)).toMatchObject({
        refused: 'offline',
      })
    page.link.tell('report', { output: 'main', fps: 60, error: null })
    network.up()
    await page.until(() => page.is === 'live')
    expect(await page.link.send('layer.set', { layer: 'mute', on: true })).toHaveProperty('version')
    expect([version(), await named('Offline')]).toEqual([before + 1, 0])
    expect((await host.get(`/api/events/${event}/commands/offline-0`)).status).toBe(404)
  },
)

test('a link that carries nothing any more is noticed and made anew', { timeout: 60_000 }, async () => {
  const page = await live()
  network.stall()
  const missed = await sponsor('Missed')
  await page.until(() => page.is === 'lost')
  await page.until(() => page.is === 'live' && page.version === version())
  expect([page.put, page.snapshots]).toEqual([[missed], 1])
})

test(
  'a server that lets the page connect and then says nothing is noticed too',
  { timeout: 30_000 },
  async () => {
    const page = await live()
    // As far as the greeting of Engine.IO, whose own heartbeat would notice in 45 s.
    network.limitNext = () => ({ bytes: 250, ends: 'silence' })
    network.cut()
    await network.connected()
    network.limitNext = () => UNLIMITED
    await page.until(() => page.is === 'live')
    expect(page.snapshots).toBe(1)
  },
)

test('a link whose session has ended says why, and is back when it may', { timeout: 60_000 }, async () => {
  const desk = await running.staff('desk')
  const page = await live({ role: 'desk', token: desk.token })
  await host.send('house', 'key.revoke', { key: desk.key })
  await page.until(() => page.is === 'refused')
  expect(page.refused).toMatchObject({ refused: 'session-unknown' })
  expect(await page.link.send('claim.undo', {})).toMatchObject({ refused: 'offline' })
})

test('a link that has ended stays so, whatever it was waiting for', { timeout: 60_000 }, async () => {
  const page = await live({ role: 'desk' })
  const other = await live({ role: 'stage' })
  const dismiss = async (...those: [role: 'desk' | 'stage', page: Page][]) => {
    for (const [role] of those)
      for (const connection of running.app.context.connections.ofRole(role)) connection.disconnect(true)
    await Promise.all(those.map(([, one]) => one.until(() => one.is === 'lost')))
  }
  await dismiss(['desk', page], ['stage', other])
  page.link.end()
  const told = page.states.length
  // By the time that the other has come back twice, this one would have.
  await other.until(() => other.is === 'live')
  await dismiss(['stage', other])
  await other.until(() => other.is === 'live')
  expect([running.app.context.connections.count('desk'), page.states.length]).toEqual([0, told])
})

test('black is set whatever else has changed; a draw is not', { timeout: 60_000 }, async () => {
  const page = await live()
  const { prizes } = page.state!
  network.dropsToPage = true
  await host.send(event, 'layer.set', { layer: 'mute', on: false })
  const answers = [
    page.link.send('layer.set', { layer: 'black', on: true }),
    page.link.send('draw.start', { prize: prizes[0]!.id, count: 1 }),
  ]
  await page.until(() => page.checking.length > 0)
  network.dropsToPage = false
  network.cut()
  const [black, draw] = await Promise.all(answers)
  expect(black).toHaveProperty('version')
  expect(draw).toMatchObject({ refused: 'stale' })
  await host.send(event, 'layer.set', { layer: 'black', on: false })
})

test('the clock of a page is the server’s', async () => {
  running.ahead = 3_600_000
  const page = await live()
  expect(page.link.clock.now() - Date.now()).toBeGreaterThan(3_500_000)
  expect(page.link.clock.error()).toEqual(expect.any(Number))
})
