import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Rate } from '../../server/access/rate.ts'
import { PAGE_SIZE } from '../../shared/show/pace.ts'
import { personByEntry } from '../../shared/show/personLookup.ts'
import { applySeen } from '../../shared/show/seen.ts'
import type { Person, State } from '../../shared/show/state.ts'
import { evening, newId, Running, type Client, type SocketClient } from '../support/runningServer.ts'

/** Two pages of winners, so that a reveal is also seen halfway. */
const COUNT = PAGE_SIZE + 2
let running: Running
let event: string
let prize: string
let stranger: Client
let desk: Client
let host: Client
/** Whoever must not know a winner before the reveal, by name. */
let outsiders: Map<string, Client>
let sockets: Map<string, SocketClient>

beforeAll(async () => {
  // Everybody asks for everything at once, from one address.
  running = await Running.start(
    {},
    { limits: { strangers: new Rate(10_000, 1000), guesses: new Rate(1000, 100) } },
  )
  host = running.host
  event = (await evening(running, COUNT + 8)).event
  prize = (await host.send(event, 'prize.save', { name: 'Radio', quantity: COUNT + 8, pace: 'grand' })).body
    .id
  desk = await running.staff('desk')
  stranger = running.as()
  outsiders = new Map([
    ['desk', desk],
    ['hall', stranger],
    ['guest', await running.guest(event)],
    ['host as desk', running.as(host.token, 'desk')],
    ['host as hall', running.as(host.token, 'hall')],
    ['host’s exports', host],
  ])
})
afterAll(() => running.stop())

const hostOnly = (name: string) => name === 'host’s exports'

/** Everything that an outsider can fetch: each route of the contract, tickets of everybody, answers to commands. */
async function fetched(
  name: string,
  client: Client,
  people: readonly Person[],
): Promise<Map<string, unknown>> {
  const all = new Map<string, unknown>()
  for (const { method, url } of running.app.routes) {
    if (method !== 'GET' || url.endsWith('/backup') || url === '/metrics') continue
    if (hostOnly(name) && !/exports|proof|api\/events$/.test(url)) continue
    if (url.endsWith('.xlsx')) all.set(url, await sheets(client, url.replace(':event', event)))
    else
      all.set(
        url,
        withoutVersion(await client.get(url.replace(':event', event).replace(/:\w+/, people[0]!.id))),
      )
  }
  const { tickets } = running.app.context.sessions
  const ledger = running.app.context.house.event(event)!
  for (const person of people) {
    const key = await tickets.keyOf(ledger, person.id)
    for (const ask of [{ key }, { code: person.code }]) {
      const { body } = await client.call('POST', `/api/events/${event}/ticket`, ask)
      all.set(`ticket ${JSON.stringify(ask)}`, body)
    }
  }
  if (name === 'desk') {
    for (const { entry } of people) {
      for (const type of ['claim.hand-over', 'claim.unclaimed', 'claim.undo'])
        all.set(`${type} ${entry}`, (await client.send(event, type, { draw: 1, entry })).body)
    }
    // Ids of awards can be guessed: they are told of as little.
    for (const type of ['claim.hand-over', 'claim.unclaimed', 'claim.undo'])
      for (let rank = 1; rank <= COUNT + 1; rank++)
        all.set(`${type} 1.${rank}`, (await client.send(event, type, { awards: [`1.${rank}`] })).body)
  }
  return all
}

async function sheets(client: Client, path: string): Promise<unknown> {
  const query = client.role ? `?role=${client.role}` : ''
  const response = await fetch(running.base + path + query, {
    headers: client.token ? { authorization: `Bearer ${client.token}` } : {},
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (response.status !== 200) return [response.status, new TextDecoder().decode(bytes)]
  return (await readXlsx(bytes)).sheets.map((sheet) => [sheet.name, sheet.rows])
}

/** An answer without what tells only that something happened. */
function withoutVersion({ status, body, text }: { status: number; body: any; text: string }): unknown {
  if (!body?.state) return [status, text]
  const { show, ...state } = body.state as State
  return [status, { ...state, show: { cue: show?.cue, draw: show?.draw } }]
}

async function everything(people: readonly Person[]): Promise<Map<string, Map<string, unknown>>> {
  const all = new Map<string, Map<string, unknown>>()
  for (const [name, client] of outsiders) all.set(name, await fetched(name, client, people))
  return all
}

const words = (person: Person) => [person.name, person.entry, person.code]
const heardBy = (listener: SocketClient) => JSON.stringify(listener.received)

test('before a winner’s reveal is over nobody but host, stage and confidence can learn who it is', async () => {
  await host.send(event, 'draw.start', { prize, count: COUNT })
  const { people } = await host.state(event)
  sockets = new Map([
    ['desk', await desk.listen(event)],
    ['hall', await stranger.listen()],
  ])
  // Everybody who is to win looks at their own phone; for now nobody knows who that is.
  for (const { id, code } of people)
    sockets.set(`guest ${code}`, await (await running.guest(event, id)).listen())
  const joined = new Map([...sockets].map(([name, listener]) => [name, listener.received.length]))
  const open = await everything(people)

  // Called: decided and durable, the landing under way. The hold keeps it there.
  const id = newId()
  const called = await host.send(event, 'draw.call', { word: 'seven blue' }, { id })
  await host.send(event, 'layer.set', { layer: 'hold', on: true })
  const { awards, draws } = await host.state(event)
  expect(awards).toHaveLength(COUNT)
  const winners = awards.map(({ entry }) => personByEntry(people, entry)!)
  const stage = await running.as(host.token, 'stage').state(event)
  expect(stage.awards).toHaveLength(COUNT)
  const after = await everything(people)
  for (const [name, all] of after)
    for (const [path, said] of all) expect(said, `${name} ${path}`).toEqual(open.get(name)!.get(path))
  for (const winner of winners) {
    for (const word of words(winner)) {
      expect(called.text).not.toContain(word)
      expect((await host.get(`/api/events/${event}/commands/${id}`)).text).not.toContain(word)
    }
  }
  await settled()
  for (const [name, listener] of sockets) expectSilent(name, listener, joined.get(name)!, winners)
  for (const winner of winners) {
    const { own } = await (await running.guest(event, winner.id)).state(event)
    expect([own!.awards, own!.draws]).toEqual([[], [{ id: 1, standing: 'in', rank: null }]])
  }

  // Halfway: the first page is revealed, the second is not.
  const { pages } = draws[0]!
  expect(pages.length).toBe(2)
  running.ahead += pages[0]!.over + 20 - running.app.context.now()
  await host.send(event, 'layer.set', { layer: 'hold', on: false })
  await sockets.get('hall')!.until(() => heardBy(sockets.get('hall')!).includes(winners[0]!.name))
  await host.send(event, 'layer.set', { layer: 'hold', on: true })
  const shown = draws[0]!.winners.slice(0, pages[0]!.to).map((entry) => personByEntry(people, entry)!)
  const hidden = winners.filter((winner) => !shown.includes(winner))
  expect(hidden.length).toBe(COUNT - pages[0]!.to)
  expect((await host.state(event)).draws[0]!.shown).toBe(shown.length)
  await settled()
  const unaware = await running.guest(event, hidden[0]!.id)
  for (const [name, client] of [...outsiders, ['guest to win', unaware] as const]) {
    const all = await fetched(name, client, hidden)
    for (const person of hidden) {
      const ticket = [...all].filter(([path]) => path.startsWith('ticket') && path.includes(person.code))
      for (const [, said] of ticket) expect(said).toMatchObject({ award: false })
      if (name.includes('hall') || name.includes('guest')) {
        // A guest's own name, entry and code are always theirs to see, so only what has been won counts there.
        const { own, ...others } = await client.state(event)
        for (const word of words(person)) expect(JSON.stringify(others)).not.toContain(word)
        if (own?.id === person.id) expect(own.awards).toEqual([])
      }
    }
    if (hostOnly(name)) continue
    const state = await client.state(event)
    expect(state.awards).toHaveLength(shown.length)
    for (const winner of hidden)
      expect(JSON.stringify([state.awards, state.draws])).not.toContain(winner.entry)
  }
  const { text: proof } = await stranger.get(`/api/events/${event}/proof.json`)
  expect(proof).not.toContain('fd1/result')
  for (const winner of hidden) {
    expect(heardBy(sockets.get('hall')!)).not.toContain(winner.name)
    expect(ownAwards(sockets.get(`guest ${winner.code}`)!)).toEqual([])
  }
  for (const winner of shown)
    expect(ownAwards(sockets.get(`guest ${winner.code}`)!)).toMatchObject([{ draw: 1, entry: winner.entry }])

  // Revealed: now everybody may know, which also shows that the look-outs above look where a winner would be.
  running.ahead += 60_000
  await host.send(event, 'layer.set', { layer: 'hold', on: false })
  const last = winners.at(-1)!
  await sockets.get('hall')!.until(() => heardBy(sockets.get('hall')!).includes(last.name))
  expect((await stranger.get(`/api/events/${event}/state`)).text).toContain(last.name)
  await sockets
    .get(`guest ${last.code}`)!
    .until(() => ownAwards(sockets.get(`guest ${last.code}`)!).length > 0)
  expect((await desk.state(event)).awards.map(({ entry }) => entry)).toContain(last.entry)
  expect((await stranger.get(`/api/events/${event}/proof.json`)).text).toContain(last.entry)
  expect((await stranger.call('POST', `/api/events/${event}/ticket`, { code: last.code })).body.award).toBe(
    true,
  )
}, 240_000)

test('the log never holds a name, a ticket code, an entry, a token or a key', async () => {
  const { people } = await host.state(event)
  await host.get('/api/events/does-not-exist/state')
  await stranger.call('POST', '/api/session', { key: 'Xxxxxxxxxxxxxxxxxxxxxxxx1' })
  const log = running.logs.join('')
  expect(log).toContain('"route":"/api/events/:event/commands"')
  const secrets = [
    host.token!,
    desk.token!,
    running.app.context.sessions.hostKey,
    'Xxxxxxxxxxxxxxxxxxxxxxxx1',
    '127.0.0.1:',
    event,
  ]
  for (const person of people) secrets.push(...words(person), person.phone)
  for (const secret of secrets) expect(log.replace(/Server listening at [^"]*/, '')).not.toContain(secret)
})

/** The labels that metrics may have; all others are words of Node about itself. */
const LABELS: Record<string, RegExp> = {
  role: /^(?:host|desk|stage|confidence|guest|hall)$/,
  phase: /^(?:open|closed|revealed|abandoned)$/,
  outcome: /^(?:done|refused|failed)$/,
  le: /^(?:[\d.]+|\+Inf)$/,
}

test('metrics hold numbers and nothing of an event', async () => {
  const { people, sponsors, prizes, title } = await host.state(event)
  await host.get('/metrics')
  await host.send(event, 'sponsor.save', { name: 'Quillfeather' })
  const { text } = await host.get('/metrics')
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(samples.length).toBeGreaterThan(50)
  for (const sample of samples) {
    const [, name, labels = ''] = /^([a-z_0-9]+)(?:\{(.*)\})? (?:[\d.e+-]+|NaN)$/i.exec(sample) ?? []
    expect(name, sample).toBeDefined()
    if (!name!.startsWith('drumroll_')) continue
    for (const [, label, value] of labels.matchAll(/(\w+)="([^"]*)"/g)) expect(value).toMatch(LABELS[label!]!)
  }
  const secrets = [
    event,
    title,
    'Quillfeather',
    host.token!,
    desk.token!,
    running.app.context.sessions.hostKey,
  ]
  secrets.push(...people.map(({ id }) => id), ...prizes.flatMap(({ id, name }) => [id, name]))
  for (const secret of [...secrets, ...sponsors.map(({ name }) => name), ...people.flatMap(words)])
    expect(text).not.toContain(secret)
})

/** The awards that a guest's phone knows of as its own, by what its socket was sent. */
function ownAwards({ received }: SocketClient): unknown[] {
  let view = {} as State
  for (const { name, said } of received) {
    if (name === 'snapshot') view = said.state!
    else for (const { body } of said.facts) view = body ? applySeen(view, body) : view
  }
  return view.own?.awards ?? []
}

/** Until the hall has been sent everything there was. */
async function settled(): Promise<void> {
  const { version } = running.app.context.house.event(event)!
  for (const listener of sockets.values()) await listener.reaches(version)
}

function expectSilent(name: string, listener: SocketClient, from: number, winners: readonly Person[]): void {
  const since = JSON.stringify(listener.received.slice(from))
  for (const winner of winners) for (const word of words(winner)) expect(since, name).not.toContain(word)
}
