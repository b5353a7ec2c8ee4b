import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../shared/show/rule.ts'
import { RawSocket } from '../support/rawSocket.ts'
import { evening, newId, Running, type Client } from '../support/runningServer.ts'

type StaffRole = Exclude<Role, 'host' | 'hall' | 'guest'>
const STAFF: StaffRole[] = ['desk', 'stage', 'confidence']
/** What is public of every event, to whom it is named. */
const PUBLIC = '/api/events/:event/proof.json'

let running: Running
let host: Client
/** The current event, and one of last year. */
let event: string
let other: string
const clients = new Map<StaffRole, Client>()

const makeCurrent = (id: string) => host.send('house', 'event.make-current', { event: id })

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  other = (await evening(running, 3)).event
  event = (await host.send('house', 'event.new', { title: 'Tonight' })).body.id
  await makeCurrent(event)
  for (const role of STAFF) clients.set(role, await running.staff(role, event))
})
afterAll(() => running.stop())

test.each(STAFF)('a key of one event for the %s reads nothing of another over HTTP', async (role) => {
  const client = clients.get(role)!
  const routes = running.app.routes.filter(({ method, url }) => method === 'GET' && url.includes(':event'))
  expect(routes.length).toBeGreaterThan(8)
  for (const { url } of routes) {
    const path = url.replace(':event', other).replace(':sha256', 'a'.repeat(64)).replace(/:\w+/, 'x')
    const { status, body } = await client.get(path)
    if (url === PUBLIC) expect(status).toBe(200)
    else
      expect([url, status, body.refused]).toEqual([url, 403, expect.stringMatching(/^(event-)?forbidden$/)])
  }
  expect((await client.get(`/api/events/${other}/state`)).body.refused).toBe('event-forbidden')
  expect((await client.get(`/api/events/${event}/state`)).status).toBe(200)
  expect((await client.get('/api/events/current/state')).body.state.id).toBe(event)
  expect((await client.get('/api/events')).body.map(({ id }: { id: string }) => id)).toEqual([event])
})

test('a key of one event commands nothing in another, and nothing of the house', async () => {
  const desk = clients.get('desk')!
  const [person] = (await host.state(other)).people
  const before = running.app.context.house.event(other)!.version
  const checkIn = { person: person!.id, undo: true }
  expect((await desk.send(other, 'person.check-in', checkIn)).body.refused).toBe('event-forbidden')
  const body = { id: newId(), code: person!.code, proof: person!.name }
  expect((await desk.call('POST', `/api/events/${other}/check-in`, body)).body.refused).toBe(
    'event-forbidden',
  )
  expect((await desk.send('house', 'event.make-current', { event: other })).body.refused).toBe('forbidden')
  const listener = await desk.listen()
  expect((await listener.send('person.check-in', checkIn)).refused).toBe('person-unknown')
  expect(running.app.context.house.event(other)!.version).toBe(before)
  expect((await (await running.staff('desk')).send(other, 'person.check-in', checkIn)).status).toBe(200)
})

test('a socket of one event’s key hears that event alone; one of a key for all follows the current event', async () => {
  const stage = clients.get('stage')!
  await expect(stage.listen(other)).rejects.toMatchObject({ refused: 'event-forbidden' })
  const bound = await stage.listen()
  const following = await (await running.staff('stage')).listen()
  const idOf = (client: typeof bound) =>
    client.received.findLast(({ name }) => name === 'snapshot')!.said as { state: { id: string } }
  expect([bound, following].map((one) => idOf(one).state.id)).toEqual([event, event])
  const left = new Promise((done) => bound.socket.once('disconnect', done))
  await makeCurrent(other)
  expect(await left).toBe('io server disconnect')
  await following.until(() => idOf(following).state.id === other)
  expect(idOf(bound).state.id).toBe(event)
  await expect(stage.listen()).rejects.toMatchObject({ refused: 'event-forbidden' })
  expect((await stage.get('/api/events/current/state')).body.refused).toBe('event-forbidden')
  expect((await stage.get(`/api/events/${event}/state`)).status).toBe(200)
  await makeCurrent(event)
  expect(idOf(await stage.listen()).state.id).toBe(event)
})

test('of several keys in one browser the one counts that opens the event', async () => {
  const [fromHost, fromDesk] = [host.token, clients.get('desk')!.token]
  const both = `drumroll-desk=${fromDesk}; drumroll-host=${fromHost}`
  const origin = running.base
  const status = async (id: string, cookie: string) =>
    (await running.as(undefined, 'desk').get(`/api/events/${id}/state`, { cookie, origin })).status
  for (const [id, alone] of [
    [event, 200],
    [other, 403],
    ['current', 200],
  ] as const) {
    expect([id, await status(id, `drumroll-desk=${fromDesk}`)]).toEqual([id, alone])
    expect([id, await status(id, both)]).toEqual([id, 200])
  }
  const connect = async (id: string, cookie: string) => {
    const raw = await RawSocket.open(running.base, { origin, cookie })
    raw.sendText(`40${JSON.stringify({ role: 'desk', event: id })}`)
    const said = await raw.messageStarting('4')
    raw.close()
    return said
  }
  const whole = { cookie: both, origin }
  expect(await connect(other, `drumroll-desk=${fromDesk}`)).toContain('event-forbidden')
  expect(await connect(other, both)).not.toContain('event-forbidden')
  await makeCurrent(other)
  expect((await running.as(undefined, 'desk').get('/api/events/current/state', whole)).body.state.id).toBe(
    other,
  )
  expect(await connect('current', both)).not.toContain('event-forbidden')
  await makeCurrent(event)
})

test('a key is for the current event, for one that is named, or for all; a paired screen too', async () => {
  const eventOf = async (key: string) =>
    (await host.get('/api/events/house/state')).body.state.keys.find(({ id }: { id: string }) => id === key)
      .event
  for (const [asked, made] of [
    [{}, event],
    [{ event: other }, other],
    [{ event: '*' }, null],
  ] as const) {
    const key = await host.send('house', 'key.make', { role: 'desk', ...asked })
    expect(await eventOf(key.body.id)).toBe(made)
    const { code } = (await running.as().call('POST', '/api/pair', { role: 'stage' })).body
    const approved = await host.send('house', 'key.approve', { code, ...asked })
    expect(await eventOf(approved.body.id)).toBe(made)
  }
  const unknown = await host.send('house', 'key.make', { role: 'desk', event: 'nowhere' })
  expect(unknown.body.refused).toBe('event-unknown')
})

test('the keys of a rehearsal go with it', async () => {
  const copy = { event, as: 'rehearsal', with: 'setup' }
  const { id: rehearsal } = (await host.send('house', 'event.copy', copy)).body
  const desk = await running.staff('desk', rehearsal)
  expect((await desk.get(`/api/events/${rehearsal}/state`)).status).toBe(200)
  await host.send('house', 'event.delete', { event: rehearsal })
  expect((await desk.get('/api/session')).status).toBe(401)
  expect(await running.app.context.house.key(desk.key)).toBe(null)
})
