import sharp from 'sharp'
import { Compile } from 'typebox/compile'
import type { TObject, TSchema } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HouseState } from '../../shared/show/house.ts'
import { ROLES, type Role } from '../../shared/show/rule.ts'
import {
  CommandAnswer,
  ConnectedScreen,
  factsOf,
  ImportProgress,
  RefusalBody,
  ClockNotice,
  ScreenSound,
  TypedWords,
  snapshotOf,
  STATE_ANSWERS,
  VIEWS,
} from '../../shared/wire.ts'
import {
  evening,
  newId,
  Running,
  type Client,
  type SocketClient,
  type HttpAnswer,
} from '../support/runningServer.ts'
import { zipOf } from '../support/zip.ts'

type Checker = ReturnType<typeof Compile>
interface Described {
  responses: Record<string, { content?: Record<string, { schema: TSchema }> }>
}

let running: Running
let event: string
const clients = new Map<Role, Client>()
/** What does not fit its schema, as sentences. */
const misfits: string[] = []
/** The routes that answered with what they are for. */
const answered = new Set<string>()
/** Is for an event whose file lost its end: `tests/faults/restore.test.ts` asks it. */
const RESTORE = 'POST /api/events/:event/backup'
/** The messages that came over sockets, by role and name. */
const heard = new Set<string>()
let routes: { name: string; pattern: RegExp; method: string; described: Described }[]

beforeAll(async () => {
  running = await Running.start()
  event = (await evening(running, 12)).event
  const { paths } = (await running.as().get('/api/openapi.json')).body
  routes = running.app.routes
    .filter(({ url }) => url !== '/api/openapi.json')
    .map(({ method, url }) => ({
      name: `${method} ${url}`,
      // `:id` stands for one segment; a fixed path wins over it because the list is searched for the fewest.
      pattern: new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
      method,
      described: paths[url.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()],
    }))
  clients.set('host', watched(running.host))
  for (const role of ['desk', 'stage', 'confidence'] as const)
    clients.set(role, watched(await running.staff(role)))
  clients.set('hall', watched(running.as()))
  clients.set('guest', watched(await running.guest(event)))
})
afterAll(() => running.stop())

const checkers = new WeakMap<object, Checker>()
function misfit(schema: TSchema, value: unknown): string | null {
  let checker = checkers.get(schema)
  if (!checker) checkers.set(schema, (checker = Compile(schema)))
  if (checker.Check(value)) return null
  const [first] = checker.Errors(value)
  return `${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`
}
function expectFit(where: string, schema: TSchema, value: unknown): void {
  const wrong = misfit(schema, value)
  if (wrong !== null) misfits.push(`${where}: ${wrong}`)
}

/** The same caller; each of its answers is held against what OpenAPI says of the route. */
function watched(client: Client): Client {
  const call = client.call.bind(client)
  client.call = async (method, path, body, headers) => {
    const said = await call(method, path, body, headers)
    judge(method, path.split('?')[0]!, said)
    return said
  }
  return client
}

function judge(method: string, path: string, { status, headers, body, text }: HttpAnswer): void {
  const [route] = routes
    .filter((one) => one.method === method && one.pattern.test(path))
    .sort((a, b) => a.name.split(':').length - b.name.split(':').length)
  if (!route) return void misfits.push(`${method} ${path} is not described`)
  const described = route.described.responses[status] ?? route.described.responses['default']
  if (status < 300) answered.add(route.name)
  if (text === '') return
  const type = headers.get('content-type')!.split(';')[0]!
  const content = Object.entries(described?.content ?? {}).find(([name]) => name.split(';')[0] === type)
  if (!content) misfits.push(`${route.name} ${status}: ${type} is not described`)
  else if (type === 'application/json') expectFit(`${route.name} ${status}`, content[1].schema, body)
}

async function listen(role: Role, where?: string): Promise<SocketClient> {
  const listener = await clients.get(role)!.listen(where)
  const view: TObject = where === 'house' ? HouseState : VIEWS[role]
  const schemas: Record<string, TSchema> = {
    snapshot: snapshotOf(view),
    // The house is always sent whole.
    ...(where !== 'house' && { facts: factsOf(VIEWS[role]) }),
    progress: ImportProgress,
    sound: ScreenSound,
    clock: ClockNotice,
    words: TypedWords,
  }
  const check = (name: string, message: unknown) => {
    heard.add(`${role} ${name}`)
    if (name === 'screens') for (const one of message as unknown[]) expectFit('screens', ConnectedScreen, one)
    else if (message !== undefined || !['identify', 'reload'].includes(name))
      expectFit(`${role} ${name}`, schemas[name] ?? RefusalBody, message)
  }
  for (const { name, said } of listener.received) check(name, said)
  listener.socket.onAny((name: string, message: unknown) => check(name, message))
  return listener
}

/** Every role reads its state, by the schema of its own role, and whatever else there is to read. */
async function readAll(phase: string): Promise<void> {
  for (const [role, client] of clients) {
    const { body } = await client.get(`/api/events/${event}/state`)
    expectFit(`${phase}: ${role} state`, STATE_ANSWERS[role], body)
    for (const { url, method } of running.app.routes)
      if (method === 'GET' && url.startsWith('/api/events') && !/\/:(?!event)|xlsx|csv|backup/.test(url))
        await client.get(url.replace(':event', event))
  }
}

test('every answer and every message of an evening fits its schema, for each role', async () => {
  const host = clients.get('host')!
  const give = async (type: string, ask: object = {}, where = event) => {
    const said = await host.send(where, type, ask)
    expect([type, said.status, said.text]).toEqual([type, 200, expect.any(String)])
    return said.body
  }
  const sockets = new Map<Role, SocketClient>()
  for (const role of ROLES) sockets.set(role, await listen(role))
  const house = await listen('host', 'house')
  await readAll('begun')

  // The house: keys, screens that pair, sessions, events.
  const { id: key } = await give('key.make', { role: 'desk', name: 'Door' }, 'house')
  await host.get(`/api/keys/${key}/link`)
  await give('key.revoke', { key }, 'house')
  const hall = clients.get('hall')!
  const { pair, code } = (await hall.call('POST', '/api/pair', { role: 'stage' })).body
  await hall.get('/api/pair', { pair })
  await give('key.approve', { code }, 'house')
  const token = (await hall.get('/api/pair', { pair })).body.token
  await watched(running.as(token, 'stage')).call('DELETE', '/api/session')
  await hall.call('POST', '/api/session', { key: running.app.context.sessions.hostKey })
  await host.get('/api/session')
  const { id: copy } = await give('event.copy', { event, as: 'rehearsal', with: 'setup' }, 'house')
  await give('event.delete', { event: copy }, 'house')
  expectFit('house', STATE_ANSWERS.house, (await host.get('/api/events/house/state')).body)
  for (const path of ['/healthz', '/readyz', '/metrics', '/api/address', '/api/events']) await hall.get(path)

  // Files.
  const form = new FormData()
  form.set('file', new Blob(['票号,姓名,桌,电话\nN-1,新来一,甲,1\nN-2,,乙,\nN-1,三,乙,']), 'people.csv')
  const { body: preview } = await host.call('POST', `/api/events/${event}/people/preview`, form)
  const again = new FormData()
  again.set('preview', preview.preview)
  again.set('mapping', JSON.stringify({ name: [1], code: [0] }))
  await host.call('POST', `/api/events/${event}/people/preview`, again)
  await host.call('GET', `/api/events/${event}/people/preview/${preview.preview}/problems`)
  await host.get(`/api/events/${event}/people/preview/${preview.preview}/problems.xlsx`)
  await give('people.import', { preview: preview.preview })
  await give('people.import-undo', {})
  await give('people.import', { preview: preview.preview })
  await host.call('POST', `/api/events/${event}/people/preview`, new FormData())

  const prizes = new FormData()
  prizes.set('file', new Blob(['奖品,赞助商,数量\n台灯,明灯,3\n台灯,明灯,2\n,明灯,1']), 'prizes.csv')
  const list = (await host.call('POST', `/api/events/${event}/prizes/preview`, prizes)).body
  await give('prizes.import', { preview: list.preview })
  prizes.set('file', new Blob(['奖品,赞助商,数量,随机来自,备注\n台灯,明灯,4,按键停止,蓝色']), 'prizes.csv')
  await host.call('POST', `/api/events/${event}/prizes/preview`, prizes)
  await host.call('POST', `/api/events/${event}/prizes/preview`, new FormData())
  await host.get(`/api/events/${event}/prizes/template.xlsx`)
  await give('prizes.import-undo')

  const png = await sharp({ create: { width: 9, height: 6, channels: 4, background: '#248' } })
    .png()
    .toBuffer()
  const picture = new FormData()
  picture.set('file', new Blob([new Uint8Array(png)]), 'logo.png')
  const { sha256 } = (await host.call('POST', `/api/events/${event}/pictures`, picture)).body
  await host.get(`/api/events/${event}/pictures/${sha256}`)
  const portraits = new FormData()
  const files = ['N-1.png', 'nobody.png'].map((name) => ({ name, bytes: png }))
  portraits.set('file', new Blob([new Uint8Array(zipOf(files))]), 'pictures.zip')
  await host.call('POST', `/api/events/${event}/people/pictures`, portraits)
  await host.call('POST', `/api/events/${event}/people/pictures`, new FormData())
  await give('works.open')
  const work = new FormData()
  work.set('file', new Blob([new Uint8Array(png)]), 'work.png')
  await clients.get('guest')!.call('POST', `/api/events/${event}/works/pictures`, work)
  const logos = new FormData()
  logos.set('file', new Blob([new Uint8Array(zipOf([{ name: 'nobody.png', bytes: png }]))]), 'prizes.zip')
  await host.call('POST', `/api/events/${event}/prizes/pictures`, logos)
  const setup = new FormData()
  setup.set('setup', new Blob([(await host.get(`/api/events/${event}/setup`)).text]), 'a.drumroll.json')
  const made = (await host.call('POST', '/api/events/setup', setup)).body
  await host.call('POST', `/api/events/${made.event}/setup`, setup)
  const wave = Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0'.padEnd(44, '\0'), 'latin1')
  const sound = new FormData()
  sound.set('file', new Blob([new Uint8Array(wave)]), 'drum.wav')
  const kept = (await host.call('POST', `/api/events/${event}/sounds`, sound)).body
  await host.get(`/api/events/${event}/sounds/${kept.sha256}`)
  await give('sound.set', { sound: 'rolling', file: kept.sha256, title: 'drum.wav' })
  for (const { url } of running.app.routes)
    if (/\/exports\/|\/backup$/.test(url)) await host.get(url.replace(':event', event))

  // The show: everything that a role is not shown whole.
  await give('sponsor.save', { name: 'Lamp makers', thanks: 'Thank you' })
  const cue = (await give('cue.save', { scene: 'message', content: { text: 'Hello' }, notes: 'aside' })).id
  await give('cue.show', { cue })
  await give('layer.set', { layer: 'message', on: true, text: 'Soon', private: true })
  const people = (await host.state(event)).people
  const guest = people[0]!
  await give('person.save', { ...pick(guest), tags: ['staff'], background: 'Media', email: 'a@example.test' })
  await give('person.withdraw', { person: people[1]!.id, reason: 'left' })
  const prize = (
    await give('prize.save', { name: 'Radio', quantity: 8, per_draw: 2, note: 'aside', need: 'room' })
  ).id
  await readAll('prepared')
  await give('draw.start', { prize, count: 2 })
  await readAll('open')
  await give('layer.set', { layer: 'hold', on: true })
  await give('layer.set', { layer: 'hold', on: false })
  await sockets.get('host')!.send('draw.call', { word: 'seven blue' }).then(replied)
  await give('layer.set', { layer: 'freeze', on: true })
  await readAll('closed')
  running.ahead += 120_000
  await give('layer.set', { layer: 'freeze', on: false })
  await expect.poll(async () => (await host.state(event)).draws[0]!.phase).toBe('revealed')
  await readAll('revealed')
  const [first, second] = (await host.state(event)).draws[0]!.winners
  const winner = (await host.state(event)).people.find(({ entry }) => entry === first)!
  await give('claim.hand-over', { draw: 1, entry: first, note: 'aside' })
  await give('award.redraw', { draw: 1, entries: [second], reason: 'absent' })
  await readAll('drawn again')
  await give('draw.abandon', { reason: 'technical' })
  await host.get(`/api/events/${event}/next`)
  await host.get('/api/preflight')
  for (const body of [{ on: true }, {}]) await host.call('POST', `/api/events/${event}/layers/mute`, body)
  await host.call('POST', `/api/events/${event}/go`, { id: newId(), step: 'start:99:99' })
  const id = newId()
  await host.send(event, 'event.configure', { groups: false, names: 'masked', selfCheckIn: true }, { id })
  await host.get(`/api/events/${event}/commands/${id}`)
  await readAll('masked')

  // Tickets.
  const { link } = (await clients.get('desk')!.get(`/api/events/${event}/tickets/${winner.id}/link`)).body
  const ticket = (ask: object) => hall.call('POST', `/api/events/${event}/ticket`, ask)
  await ticket({ key: link.split('#')[1] })
  await ticket({ code: winner.code })
  await ticket({ key: 'unknown' })
  await hall.call('POST', `/api/events/${event}/ticket/find`, {
    code: winner.name,
    proof: winner.phone.slice(-4),
  })
  await hall.call('POST', '/api/session', { key: link.split('#')[1] })
  const here = { id: newId(), code: winner.code, proof: winner.name }
  await hall.call('POST', `/api/events/${event}/check-in`, here)

  // Screens.
  const stage = sockets.get('stage')!
  replied(await stage.ask('report', { output: 'main', fps: 60, error: 1, armed: true, name: 'Left' }))
  for (const order of ['sound', 'identify', 'reload'])
    replied(await sockets.get('host')!.ask(order, { screen: stage.socket.id }))
  replied(await stage.send('event.close'))
  // The clock is looked at every other second.
  for (const one of ['host screens', 'host clock'])
    await expect.poll(() => heard.has(one), { timeout: 10_000 }).toBe(true)

  const gone = { id: newId(), any: true }
  await host.call('POST', `/api/events/${event}/go`, gone)
  // Who won nothing has no ticket any more.
  sockets.delete('guest')
  clients.delete('guest')
  await give('people.erase')
  await readAll('erased')
  const { version } = running.app.context.house.event(event)!
  for (const listener of sockets.values()) await listener.reaches(version)
  await house.reaches(running.app.context.house.ledger.version)
  expect(misfits).toEqual([])
  const all = routes.map(({ name }) => name).filter((name) => name !== RESTORE)
  expect([...answered].sort()).toEqual(all.sort())
  const messages = ROLES.flatMap((role) => [`${role} snapshot`, `${role} facts`])
  for (const one of [
    ...messages,
    'host progress',
    'host screens',
    'host clock',
    'stage sound',
    'stage identify',
  ])
    expect(heard).toContain(one)
})

const pick = ({ id, code, name, group }: { id: string; code: string; name: string; group: string }) => ({
  id,
  code,
  name,
  group,
})

function replied(said: Record<string, unknown>): void {
  if (Object.keys(said).length === 0) return
  expectFit('reply', 'refused' in said ? RefusalBody : CommandAnswer, said)
}

test('every route of the contract says what it answers, and what it refuses', () => {
  for (const { name, described } of routes) {
    const done = described.responses['200'] ?? described.responses['204']
    expect(done, name).toBeDefined()
    if (described.responses['200']) expect(done!.content, name).toBeDefined()
    expect(described.responses['default']?.content, name).toBeDefined()
  }
})

test('no schema of an answer leaves room for a member that it does not name', () => {
  const open: string[] = []
  const look = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    if (
      'properties' in schema &&
      (schema as { additionalProperties?: unknown }).additionalProperties !== false
    )
      open.push(path)
    for (const [name, part] of Object.entries(schema)) look(part, `${path}/${name}`)
  }
  for (const { name, described } of routes)
    for (const [status, { content }] of Object.entries(described.responses))
      for (const { schema } of Object.values(content ?? {})) look(schema, `${name} ${status}`)
  expect(open).toEqual([])
})
