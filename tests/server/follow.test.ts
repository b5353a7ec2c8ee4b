import { afterAll, beforeAll, expect, test } from 'vitest'
import { evolve } from '../../shared/show/evolve.ts'
import { ROLES, type Fact, type Role } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import { evening, newId, Running, type Client, type SocketClient } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string
let prize: string

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  ;({ event, prize } = await evening(running))
})
afterAll(() => running.stop())

/** Whoever may ask as that role: a guest is one person, whom no host can be. */
const asRole = async (role: Role): Promise<Client> =>
  role === 'guest' ? running.guest(event) : running.as(host.token, role)
const version = () => running.app.context.house.event(event)!.version
const mute = (on: boolean) => host.send(event, 'layer.set', { layer: 'mute', on })
const wire = (state: State) => JSON.parse(JSON.stringify(state)) as State

/** What an listener holds: its last snapshot, and the facts since folded in; every step has to follow the one before. */
function folded(listener: SocketClient): State {
  let state: State | null = null
  let at = -1
  for (const { name, said } of listener.received) {
    if (name === 'snapshot') {
      state = said.state
      at = said.version
    } else {
      expect(said.from).toBe(at)
      state = evolve(state!, said.facts as Fact[])
      at = said.to
    }
  }
  return wire(state!)
}

test('every role that folds what its socket is sent holds what HTTP shows it', async () => {
  const clients = await Promise.all(ROLES.map(asRole))
  const sockets = await Promise.all(clients.map((client) => client.listen()))
  await host.send(event, 'person.save', { code: 'F-1', name: 'Late Comer', group: 'Table 9' })
  await host.send(event, 'sponsor.save', { name: 'Folders' })
  await host.send(event, 'draw.start', { prize, count: 1 })
  await host.send(event, 'draw.abandon', { reason: 'other' })
  await mute(true)
  for (const [i, role] of ROLES.entries()) {
    await sockets[i]!.reaches(version())
    expect([role, folded(sockets[i]!)]).toEqual([role, await clients[i]!.state(event)])
    expect(sockets[i]!.received.map(({ name }) => name).slice(1)).not.toContain('snapshot')
    sockets[i]!.socket.disconnect()
  }
})

test('who comes back with a version and its head gets exactly what it missed, hidden facts as mere progress', async () => {
  for (const role of ROLES) {
    const client = await asRole(role)
    const { version: from, head } = (await client.get(`/api/events/${event}/state`)).body
    await mute(true)
    await host.send(event, 'person.save', { code: newId(), name: 'Unseen' })
    const since = { version: from, head }
    const back = await client.listen(event, { since })
    await back.reaches(version())
    expect(back.received[0]).toMatchObject({ name: 'facts', said: { from, head: expect.any(String) } })
    for (const stranger of [
      { version: from, head: 'f'.repeat(64) },
      { version: from + 1000, head },
    ]) {
      const other = await client.listen(event, { since: stranger })
      expect([role, other.received[0]!.name]).toEqual([role, 'snapshot'])
    }
    back.socket.disconnect()
  }
})

test('a socket without an event follows the current one; the hall never follows a rehearsal, a guest stays with its own event', async () => {
  const sockets = new Map(
    await Promise.all(ROLES.map(async (role) => [role, await (await asRole(role)).listen()] as const)),
  )
  const fixed = await host.listen(event)
  const rehearsal = (await host.send('house', 'event.copy', { as: 'rehearsal', with: 'people' })).body.id
  await host.send('house', 'event.make-current', { event: rehearsal })
  for (const [role, listener] of sockets) {
    if (role === 'guest') continue
    const now = role === 'hall' ? null : rehearsal
    await listener.until(() => listener.received.at(-1)!.name === 'snapshot' && idOf(listener) === now)
  }
  expect(await sockets.get('host')!.send('layer.set', { layer: 'mute', on: true })).toHaveProperty('version')
  expect((await running.as().get('/api/events')).body).toEqual([])
  expect((await running.as().get('/api/events/current/state')).body.refused).toBe('nothing-on')
  await host.send('house', 'event.make-current', { event })
  for (const listener of sockets.values()) await listener.until(() => idOf(listener) === event)
  for (const staying of [fixed, sockets.get('guest')!])
    expect(staying.received.filter(({ name }) => name === 'snapshot')).toHaveLength(1)
  await host.send('house', 'event.delete', { event: rehearsal })
  for (const listener of sockets.values()) listener.socket.disconnect()
  fixed.socket.disconnect()
})

function idOf(listener: SocketClient): string | null {
  const last = listener.received.findLast(({ name }) => name === 'snapshot')!
  return last.name === 'snapshot' && last.said.state ? last.said.state.id : null
}

test('a handshake that may not be is refused with why, as data', async () => {
  const refusals = [
    [running.as(undefined, 'desk').listen(), 'session-missing'],
    [running.as('guessed', 'desk').listen(), 'session-unknown'],
    [running.as().listen(undefined, { role: 'king' }), 'request-malformed'],
    [running.as().listen(undefined, { unheard: 1 }), 'request-malformed'],
    [running.as().listen(undefined, { since: { version: -1, head: '' } }), 'request-malformed'],
    [running.as().listen('nothing'), 'event-unknown'],
    [running.as().listen('house'), 'forbidden'],
    [host.listen('nothing'), 'event-unknown'],
  ] as const
  for (const [listening, refused] of refusals) await expect(listening).rejects.toMatchObject({ refused })
})

test('a reply over the socket is exactly the body over HTTP', async () => {
  const desk = await running.staff('desk')
  const messages: [Client, object][] = [
    [host, { type: 'layer.set', ask: { layer: 'mute', on: true } }],
    [host, { type: 'draw.call', ask: { word: 'x' } }],
    [host, { type: 'draw.start', ask: { prize, count: '1' } }],
    [host, { type: 'draw.start', ask: { prize, count: 1 }, at: 1 }],
    [host, { type: 'unheard-of', ask: {} }],
    [host, { type: 'layer.set', ask: [] }],
    [host, { type: 'layer.set' }],
    [host, { type: 'layer.set', ask: {}, at: 'now' }],
    [host, { type: 'go', ask: { step: 'start:99:99' } }],
    [desk, { type: 'draw.start', ask: { prize, count: 1 } }],
    [running.as(), { type: 'draw.start', ask: { prize, count: 1 } }],
    [running.as(), { type: 'unheard-of', ask: {} }],
  ]
  for (const [client, message] of messages) {
    const listener = await client.listen(client.role ? event : undefined)
    const { body } = await client.call('POST', `/api/events/${event}/commands`, { id: newId(), ...message })
    const reply = await listener.ask('command', { id: newId(), ...message })
    expect([message, timeless(reply)]).toEqual([message, timeless(body)])
    listener.socket.disconnect()
  }
})

const timeless = (said: any) => ({ ...said, ...('version' in said && { version: 0 }) })

test('an id has one effect and one answer for ever, over HTTP and sockets, whatever is asked under it later', async () => {
  const listener = await host.listen(event)
  const asks: [type: string, ask: object][] = [
    ['sponsor.save', { name: 'Once' }],
    ['draw.call', { word: 'nothing is open' }],
    ['draw.start', { prize, count: 'one' }],
    ['unheard-of', {}],
  ]
  for (const [type, ask] of asks) {
    const id = newId()
    const first = await listener.send(type, ask, { id })
    const before = version()
    for (const [again, asked] of [
      [type, ask],
      ['sponsor.save', { name: 'Once' }],
      ['draw.start', {}],
      ['none', {}],
    ] as const) {
      expect(await listener.send(again, asked, { id })).toEqual(first)
      expect((await host.send(event, again, asked, { id })).body).toEqual(first)
    }
    const { status, body } = await host.get(`/api/events/${event}/commands/${id}`)
    expect([status < 400, body]).toEqual([!('refused' in first), first])
    expect(version()).toBe(before)
  }
  const many = newId()
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, i) =>
      i % 2
        ? listener.send('sponsor.save', { name: 'Many' }, { id: many })
        : (await host.send(event, 'sponsor.save', { name: 'Many' }, { id: many })).body,
    ),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect((await host.state(event)).sponsors.filter(({ name }) => name === 'Many')).toHaveLength(1)
  const other = await running.signIn(running.app.context.sessions.hostKey)
  expect((await other.get(`/api/events/${event}/commands/${many}`)).status).toBe(404)
  expect((await other.send(event, 'sponsor.save', { name: 'Theirs' }, { id: many })).body.id).not.toBe(
    answers[0].id,
  )
  listener.socket.disconnect()
})

test('a command is stale only if something that it touches changed since', async () => {
  const now = async () =>
    (await host.get(`/api/events/${event}/state`)).body as { version: number; state: State }
  const { version: at, state } = await now()
  const [one, two] = state.people
  const stale = async (type: string, ask: object) =>
    (await host.send(event, type, ask, { at })).body.refused === 'stale'
  await host.send(event, 'person.save', {
    id: one!.id,
    code: one!.code,
    name: one!.name,
    phone: '13900009001',
  })
  expect(await stale('person.save', { id: one!.id, code: one!.code, name: one!.name })).toBe(true)
  expect(await stale('person.check-in', { person: one!.id, undo: true })).toBe(true)
  expect(await stale('person.save', { id: two!.id, code: two!.code, name: two!.name })).toBe(false)
  expect(await stale('prize.save', { id: prize, note: 'x' })).toBe(false)
  expect(await stale('prize.save', { id: prize, note: 'y' })).toBe(true)
  expect(await stale('layer.set', { layer: 'mute', on: false })).toBe(false)
  expect(await stale('draw.start', { prize, count: 1 })).toBe(true)
  expect(await stale('layer.set', { layer: 'mute', on: true })).toBe(true)
  const { body } = await host.send(event, 'layer.set', { layer: 'mute', on: true }, { at: version() + 1 })
  expect(body.refused).toBe('stale')
})

test('a prize may be sent back as the state has it, and not with another number left', async () => {
  const [known] = (await host.state(event)).prizes
  expect((await host.send(event, 'prize.save', known!)).body).toMatchObject({ id: known!.id })
  const other = await host.send(event, 'prize.save', { id: known!.id, left: 99 })
  expect([other.status, other.body.refused, other.body.with.path]).toEqual([400, 'ask-malformed', '/left'])
  expect((await host.state(event)).prizes[0]).toEqual(known)
})
