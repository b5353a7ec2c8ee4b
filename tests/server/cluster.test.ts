import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Rate } from '../../server/access/rate.ts'
import type { PostgresJournal } from '../../server/journals/postgres.ts'
import type { ConnectedScreen } from '../../shared/wire.ts'
import { ClusterOfApps } from '../support/cluster.ts'
import { newDatabase } from '../support/postgresServer.ts'
import { evening, held, newId, Running, type Client, type SocketClient } from '../support/runningServer.ts'

/** Seconds by which the computers' clocks of the servers are apart. */
const APART = [0, 7_000, -5_000]

/** The limits of one server, which lets guess so many at once and so many a second. */
const guessing = (most: number, perSecond: number) => ({ guesses: new Rate(most, perSecond) })

let cluster: ClusterOfApps
let a: Running
let b: Running
let c: Running
let host: Client
let event: string

beforeAll(async () => {
  // Whoever fetches a session too late counts as one who guesses, and here many do at once.
  cluster = await ClusterOfApps.start(
    APART.map((ms) => ({ wall: () => Date.now() + ms, limits: guessing(1000, 1) })),
  )
  ;[a, b, c] = cluster.servers as [Running, Running, Running]
  host = a.host
  ;({ event } = await evening(a))
})
afterAll(() => cluster.stop())

const at = (server: Running, client: Client = host): Client => cluster.at(server, client)
/** Resolves once every server knows the event, and all agree on where its journal ends. */
const agree = async (of = event): Promise<void> => {
  const heads = () => cluster.servers.map(({ app }) => app.context.house.event(of)?.head())
  await expect.poll(() => heads().every((head) => head !== undefined && head === heads()[0])).toBe(true)
}

test('the host’s key is one, and a session that one server began opens on all at once, and ends on all', async () => {
  const { sessions } = a.app.context
  expect(b.app.context.sessions.hostKey).toBe(sessions.hostKey)
  const client = await a.signIn(sessions.hostKey, 'Hana')
  expect((await at(b, client).get('/api/session')).body).toEqual({ role: 'host', name: 'Hana' })
  const listener = await at(c, client).listen()
  const closed = new Promise((done) => listener.socket.once('disconnect', done))
  expect((await at(b, client).call('DELETE', '/api/session')).status).toBe(204)
  expect(await closed).toBe('io server disconnect')
  await expect.poll(async () => (await at(c, client).get('/api/session')).status).toBe(401)
})

test('the metrics count the lines that another server wrote', async () => {
  const count = async () => {
    const { text } = await at(b).get('/metrics')
    return Number(/^drumroll_journal_catch_up_seconds_count (\d+)$/m.exec(text)![1])
  }
  const before = await count()
  await host.send(event, 'sponsor.save', { name: 'Nordlicht' })
  await expect.poll(count).toBeGreaterThan(before)
  const { text } = await at(b).get('/metrics')
  expect(text).toMatch(/^drumroll_journal_behind_lines 0$/m)
})

test('a key that is made on one server opens on another at once, and its revocation closes sockets there', async () => {
  const { body } = await host.send('house', 'key.make', { role: 'desk', event: '*' })
  const secret = await a.app.context.house.key(body.id)
  const desk = await b.signIn(secret!)
  expect(desk.role).toBe('desk')
  const listener = await at(c, desk).listen(event)
  const closed = new Promise((done) => listener.socket.once('disconnect', done))
  await host.send('house', 'key.revoke', { key: body.id })
  expect(await closed).toBe('io server disconnect')
})

test('guests open their tickets on every server with one key', async () => {
  const person = (await host.state(event)).people[0]!.id
  const [one, two] = await Promise.all(
    [a, b].map(({ app: { context } }) => context.tickets.keyOf(context.house.event(event)!, person)),
  )
  expect(two).toBe(one)
  const guest = new (host.constructor as typeof Client)(c, one, 'guest')
  expect((await guest.get(`/api/events/${event}/state`)).body.state.own.id).toBe(person)
})

test('a ticket opens on a server that has not heard of its person yet, and a key that was never given out makes it read nothing', async () => {
  const { event } = await evening(a)
  await agree(event)
  const ledger = b.app.context.house.event(event)!
  const deaf = vi.spyOn(ledger.journal as PostgresJournal, 'notified').mockImplementation(() => undefined)
  const refresh = vi.spyOn(ledger, 'refresh')
  const guest = (key?: string) => new (host.constructor as typeof Client)(b, key, 'guest')
  const ways: ((key: string) => Promise<unknown>)[] = [
    async (key) => (await b.as().call('POST', '/api/session', { key })).body.role,
    async (key) => (await b.as().call('POST', `/api/events/${event}/ticket`, { key })).body.person?.code,
    async (key) => (await guest(key).get(`/api/events/${event}/state`)).body.state?.own.code,
    async (key) => held(await guest(key).listen()).own?.code,
  ]
  for (const [i, open] of ways.entries()) {
    const code = `W-${i}`
    const { body } = await host.send(event, 'person.save', { code, name: `Walk-in ${i}` })
    const key = await a.app.context.tickets.keyOf(a.app.context.house.event(event)!, body.id)
    expect(ledger.state.people.map((person) => person.code)).not.toContain(code)
    expect(await open(key)).toBe(i === 0 ? 'guest' : code)
  }
  expect(refresh).toHaveBeenCalledTimes(ways.length)
  const [person] = ledger.state.people
  for (const open of ways)
    expect(await open(`${person!.id}.${'x'.repeat(24)}`).catch(({ refused }) => refused)).toBeOneOf([
      undefined,
      'session-unknown',
    ])
  expect(refresh).toHaveBeenCalledTimes(ways.length)
  for (const spy of [refresh, deaf]) spy.mockRestore()
})

test('words are asked of guests on every server', async () => {
  const { event, prize } = await evening(a)
  await agree(event)
  const people = (await host.state(event)).people.slice(0, 3).map(({ id }) => id)
  for (const [i, server] of [a, b, c].entries()) {
    const key = await a.app.context.tickets.keyOf(a.app.context.house.event(event)!, people[i]!)
    await new (host.constructor as typeof Client)(server, key, 'guest').listen()
  }
  await host.send(event, 'draw.start', { prize, count: 1, need: 'room' })
  await expect.poll(() => b.app.context.guests.of(event).toSorted()).toEqual(people.toSorted())
  expect((await at(b).send(event, 'word.invite', { count: 3 })).status).toBe(200)
  const { invitation } = await at(b).state(event)
  expect(invitation!.guests.map(({ id }) => id).toSorted()).toEqual(people.toSorted())
  await at(b).send(event, 'draw.abandon', { reason: 'technical' })
})

test('a screen asks on one server, is approved on another and fetches its session from a third, once', async () => {
  const { pair, code } = (await a.as().call('POST', '/api/pair', { role: 'stage', name: 'Left' })).body
  expect((await c.as().get('/api/pair', { pair })).status).toBe(202)
  const approved = await at(b).send('house', 'key.approve', { code })
  expect(approved.status).toBe(200)
  expect(b.app.context.house.ledger.state.keys).toContainEqual(
    expect.objectContaining({ id: approved.body.id, name: 'Left' }),
  )
  const fetched = await Promise.all([a, c].map((server) => server.as().get('/api/pair', { pair })))
  expect(fetched.map(({ status }) => status).sort()).toEqual([200, 404])
  const { token } = fetched.find(({ status }) => status === 200)!.body
  expect((await b.as(token, 'stage').get('/api/session')).body.role).toBe('stage')
})

test('hosts who approve one code on several servers at the same moment make one key, and open one screen', async () => {
  for (let i = 0; i < 10; i++) {
    const { pair, code } = (await a.as().call('POST', '/api/pair', { role: 'desk', name: 'Door' })).body
    const answers = await Promise.all(
      [a, b, c, a].map((server) => at(server).send('house', 'key.approve', { code, name: `Door ${i}` })),
    )
    const [made, ...others] = answers.toSorted((one, other) => one.status - other.status)
    expect(others.map(({ body }) => body.refused)).toEqual(Array(3).fill('code-unknown'))
    for (const { app } of cluster.servers) {
      await app.context.house.refresh()
      const { keys } = app.context.house.ledger.state
      expect(keys.filter(({ name }) => name === `Door ${i}`).map(({ id }) => id)).toEqual([made!.body.id])
    }
    const fetched = await Promise.all([a, b, c].map((server) => server.as().get('/api/pair', { pair })))
    expect(fetched.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  }
})

/** Resolves once one server has heard all that another has told it until now: messages arrive in order. */
const heard = (to: Running, from: Running): Promise<void> =>
  new Promise((done) => {
    to.app.context.house.cluster.on('test', () => done())
    from.app.context.house.cluster.tell('test', null)
  })

/** What counts as a wrong key: one that opens no session, one of no ticket, and a screen's that was given no code. */
const GUESSES: Record<string, (server: Running) => Promise<{ status: number }>> = {
  'a session': (server) => server.as().call('POST', '/api/session', { key: 'x'.repeat(32) }),
  'a ticket': (server) => server.as().call('POST', `/api/events/${event}/ticket`, { key: 'x'.repeat(32) }),
  'a code': (server) => server.as().get('/api/pair', { pair: 'x'.repeat(32) }),
}

test.each(Object.entries(GUESSES))(
  'wrong keys of %s that one server was asked count on every other',
  async (_what, guess) => {
    // Hardly one more in the time of this test, however long it takes.
    const own = await ClusterOfApps.start([1, 2].map(() => ({ limits: guessing(20, 0.001) })))
    const [one, other] = own.servers as [Running, Running]
    await one.host.send('house', 'event.new', { title: 'Evening' })
    for (let i = 0; i < 20; i++) expect((await guess(one)).status).not.toBe(429)
    await heard(other, one)
    expect((await guess(other)).status).toBe(429)
    await own.stop()
  },
)

test('guesses at what proves a ticket code count for its person, whichever server they are made on', async () => {
  const own = await ClusterOfApps.start([{}, {}])
  const { event } = await evening(own.servers[0]!)
  await own.servers[0]!.host.send(event, 'event.configure', { selfCheckIn: true })
  const enter = async (server: Running, code: string, proof: string) =>
    (await server.as().call('POST', `/api/events/${event}/check-in`, { id: newId(), code, proof })).status
  const [one, other] = own.servers as [Running, Running]
  for (let i = 0; i < 5; i++) expect(await enter(one, 'T-1001', `000${i}`)).toBe(404)
  await heard(other, one)
  // Not even the right one passes then, while another person's does.
  expect(await enter(other, 'T-1001', '2001')).toBe(429)
  expect(await enter(other, 'T-1002', '2002')).toBe(200)
  await own.stop()
})

test('a list that one server read is imported by another, and forgotten by all when people are erased', async () => {
  const { body: made } = await at(b).send('house', 'event.new', { title: 'List' })
  const form = new FormData()
  form.set('file', new Blob(['code,name\nZ-1,Ada']), 'people.csv')
  const { body } = await at(a).call('POST', `/api/events/${made.id}/people/preview`, form)
  const problems = await at(b).get(`/api/events/${made.id}/people/preview/${body.preview}/problems`)
  expect(problems.status).toBe(200)
  expect((await at(c).send(made.id, 'people.import', { preview: body.preview })).body).toMatchObject({
    added: 1,
  })
  const prizes = new FormData()
  prizes.set('file', new Blob(['奖品,数量\n台灯,3']), 'prizes.csv')
  const read = await at(b).call('POST', `/api/events/${made.id}/prizes/preview`, prizes)
  const taken = await at(a).send(made.id, 'prizes.import', { preview: read.body.preview })
  expect(taken.body).toMatchObject({ added: 1 })
  expect((await at(a).send(made.id, 'people.erase')).status).toBe(200)
  await expect
    .poll(async () => (await at(b).send(made.id, 'people.import', { preview: body.preview })).body)
    .toMatchObject({ refused: expect.stringMatching(/preview-unknown|erased/) })
})

test('events that one server makes, copies, makes current and deletes come and go on the others', async () => {
  const { body: made } = await at(a).send('house', 'event.copy', { event, as: 'rehearsal', with: 'people' })
  // At once: whoever is asked looks it up.
  expect((await at(b).state(made.id)).people).toHaveLength(8)
  const { body: other } = await at(c).send('house', 'event.new', { title: 'Next' })
  const follower = await at(b).listen()
  await at(c).send('house', 'event.make-current', { event: other.id })
  await follower.until(() => {
    const last = follower.received.at(-1)
    return last?.name === 'snapshot' && last.said.state?.id === other.id
  })
  await at(b).send('house', 'event.make-current', { event })
  await at(b).send('house', 'event.delete', { event: made.id })
  await expect.poll(async () => (await at(a).get(`/api/events/${made.id}/state`)).status).toBe(404)
})

test('what is done on one server is shown by the sockets of the others, at one time', async () => {
  const listeners = await Promise.all([a, b, c].map((server) => at(server).listen(event)))
  const { body } = await at(b).send(event, 'sponsor.save', { name: 'Acme' })
  for (const listener of listeners) await listener.reaches(body.version)
  const times = (await Promise.all(listeners.map((listener) => listener.ask('now')))) as number[]
  // Their computers' clocks are twelve seconds apart.
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(2_000)
})

test('one screen sounds of all that are connected anywhere, and any host may choose, find and try it', async () => {
  const screen = async (server: Running): Promise<SocketClient & { told: boolean[]; heard: string[] }> => {
    const listener = await at(server, await a.staff('stage')).listen(event)
    const [told, heard] = [[] as boolean[], [] as string[]]
    listener.socket.on('sound', ({ on }: { on: boolean }) => void told.push(on))
    for (const name of ['identify', 'reload', 'try']) listener.socket.on(name, () => void heard.push(name))
    await listener.ask('report', { output: 'main', fps: 60, error: 1, armed: true })
    return Object.assign(listener, { told, heard })
  }
  const panel = await at(c).listen(event)
  let screens: ConnectedScreen[] = []
  panel.socket.on('screens', (list: ConnectedScreen[]) => (screens = list))
  const [first, second] = [await screen(a), await screen(b)]
  const sounding = () => screens.filter(({ sounds }) => sounds).map(({ id }) => id)
  await expect.poll(() => screens.length).toBe(2)
  await expect.poll(sounding).toEqual([first.socket.id])
  expect(await panel.ask('sound', { screen: second.socket.id })).toEqual({})
  await expect.poll(() => [first.told.at(-1), second.told.at(-1)]).toEqual([false, true])
  await expect.poll(sounding).toEqual([second.socket.id])
  expect(await panel.ask('identify', { screen: first.socket.id })).toEqual({})
  expect(await panel.ask('reload', { screen: second.socket.id })).toEqual({})
  expect(await panel.ask('try', { sound: 'hit' })).toEqual({})
  await expect.poll(() => [first.heard, second.heard]).toEqual([['identify'], ['reload', 'try']])
  second.socket.disconnect()
  await expect.poll(() => first.told.at(-1)).toBe(true)
  await expect.poll(sounding).toEqual([first.socket.id])
})

test('two hosts who press GO on two servers at once open one draw and call one winner', async () => {
  // Of its own: the reveal falls due by itself, in the middle of a later test.
  const { event, prize } = await evening(a)
  const person = await at(a).send(event, 'person.save', { code: 'N-1', name: 'Newcomer' })
  expect(person.status).toBe(200)
  const stages = await Promise.all([a, b, c].map((server) => at(server).listen(event)))
  const cue = (await host.state(event)).cues.find((one) => one.prize === prize)!
  await host.send(event, 'cue.show', { cue: cue.id })
  const press = async (word: { word?: string } = {}): Promise<void> => {
    await agree(event)
    const { step } = (await host.get(`/api/events/${event}/next`)).body
    const answers = await Promise.all(
      [a, b].map((server) =>
        at(server).call('POST', `/api/events/${event}/go`, { id: newId(), step, ...word }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  }
  await press()
  await press({ word: 'seven' })
  await agree(event)
  const draws = await Promise.all([a, b, c].map(async (server) => (await at(server).state(event)).draws))
  expect(draws[0]).toHaveLength(1)
  expect(draws[0]![0]!.winners).toHaveLength(1)
  expect(draws).toEqual([draws[0], draws[0], draws[0]])
  for (const { socket } of stages) socket.disconnect()
})

test('the demo events are made once, however many servers start on an empty database at once', async () => {
  const databaseUrl = await newDatabase()
  const servers = await Promise.all([1, 2].map(() => Running.start({ databaseUrl, demo: 'en' })))
  const lists = await Promise.all(servers.map(async ({ host }) => (await host.get('/api/events')).body))
  expect(lists[0]).toHaveLength(2)
  expect(lists[1]).toEqual(lists[0])
  for (const server of servers) await server.stop()
})

test('whatever is asked of whichever server, every answer is kept and all come to one state', async () => {
  const people = (await host.state(event)).people.map(({ id }) => id)
  const act = fc.record({
    server: fc.nat(2),
    asked: fc.oneof(
      fc.record({ type: fc.constant('person.check-in'), person: fc.nat(7), undo: fc.boolean() }),
      fc.record({ type: fc.constant('sponsor.save'), name: fc.constantFrom('One', 'Two') }),
      fc.record({ type: fc.constant('layer.set'), layer: fc.constantFrom('black', 'none') }),
      fc.record({ type: fc.constant('prize.save'), name: fc.constantFrom('Tea', 'Cup') }),
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      const answers = await Promise.all(
        acts.map(async ({ server, asked: { type, ...ask } }) => {
          const id = newId()
          const person = 'person' in ask ? { person: people[ask.person]! } : {}
          const { body } = await at(cluster.servers[server]!).send(event, type, { ...ask, ...person }, { id })
          return { id, body }
        }),
      )
      await agree()
      const states = await Promise.all([a, b, c].map((server) => at(server).state(event)))
      expect(states).toEqual([states[0], states[0], states[0]])
      for (const { id, body } of answers)
        for (const server of cluster.servers)
          expect((await at(server).get(`/api/events/${event}/commands/${id}`)).body).toEqual(body)
    }),
    { numRuns: 4 },
  )
})
