import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ranking } from '../../shared/fair/pick.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import type { Result } from '../../shared/fair/records.ts'
import { see } from '../../shared/show/see.ts'
import type { Person } from '../../shared/show/state.ts'
import { evening, held, newId, Running, type Client, type SocketClient } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string
let prize: string
let people: Person[]
beforeAll(async () => {
  running = await Running.start()
  host = running.host
  ;({ event, prize } = await evening(running, 6))
  people = (await host.state(event)).people
})
afterAll(() => running.stop())

const give = async (type: string, ask: object, where = event) => (await host.send(where, type, ask)).body
const keyOf = (person: Person, of = event) =>
  running.app.context.sessions.tickets.keyOf(running.app.context.house.event(of)!, person.id)
const stateNow = (of = event) => running.app.context.house.event(of)!.state

test('a ticket’s key opens a session of one person, who sees what the hall sees and itself', async () => {
  const [me] = people as [Person]
  const guest = await running.guest(event, me.id)
  expect([guest.role, (await guest.get('/api/session')).body]).toEqual(['guest', { role: 'guest', name: '' }])
  const view = JSON.parse(JSON.stringify(see('guest', stateNow(), { person: me.id })))
  expect(view.own).toMatchObject({ id: me.id, name: me.name, code: me.code, checkedIn: true, taking: true })
  expect(await guest.state(event)).toEqual(view)
  expect(await guest.state('current')).toEqual(view)
  const listener = await guest.listen()
  await listener.until(() => held(listener).own !== undefined)
  expect(held(listener)).toEqual(view)
  expect((await guest.get('/api/events/house/state')).body.refused).toBe('event-forbidden')
})

test('a wrong key opens nothing and is slowed; a right one is never kept out', async () => {
  const other = await Running.start()
  const made = await evening(other, 1)
  const [person] = (await other.host.state(made.event)).people as [Person]
  const key = await other.app.context.sessions.tickets.keyOf(
    other.app.context.house.event(made.event)!,
    person.id,
  )
  const open = (key: string) => other.as().call('POST', '/api/session', { key })
  const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
  expect((await open(wrong)).body.refused).toBe('key-unknown')
  expect((await open(`${person.id}.`)).body.refused).toBe('key-unknown')
  expect((await other.as(wrong, 'guest').get(`/api/events/${made.event}/state`)).status).toBe(401)
  const answers = await Promise.all(Array.from({ length: 30 }, () => open(wrong)))
  expect(answers.map(({ body }) => body.refused)).toContain('too-many')
  expect((await open(key)).status).toBe(200)
  await other.stop()
})

test('a guest checks itself in where the host lets it, and nobody else; undoing is for the desk', async () => {
  const { id } = await give('person.save', { code: 'LATE-1', name: 'Late Guest', phone: '13900008881' })
  const guest = await running.guest(event, id)
  const listener = await guest.listen()
  const checkIn = (ask: object) => guest.send(event, 'person.check-in', ask)
  expect((await checkIn({ person: id })).body.refused).toBe('self-check-in-off')
  await give('event.configure', { selfCheckIn: true })
  expect((await checkIn({ person: people[0]!.id })).body.refused).toBe('not-yours')
  expect((await checkIn({ person: id, undo: true })).body.refused).toBe('undo-at-desk')
  expect((await checkIn({ person: id })).status).toBe(200)
  await listener.until(() => held(listener).own?.checkedIn === true)
  expect((await checkIn({ person: id })).body.refused).toBe('already-checked-in')
})

test('who has no code finds the ticket by name and phone, and learns nothing of anybody else', async () => {
  const find = (code: string, proof: string) =>
    running.as().call('POST', `/api/events/${event}/ticket/find`, { code, proof })
  await give('person.save', { code: 'TWIN-1', name: 'Twin Yang', phone: '13900007771' })
  await give('person.save', { code: 'TWIN-2', name: 'Twin Yang', phone: '13900007772' })
  await give('person.save', { code: 'TWIN-3', name: 'No Phone' })
  const { key } = (await find('twin  yang', '7772')).body
  const { person } = (await running.as().call('POST', `/api/events/${event}/ticket`, { key })).body
  expect(person.code).toBe('TWIN-2')
  expect((await find('LATE-1', '8881')).body).toHaveProperty('key')
  const unknown = { refused: 'ticket-unknown', with: {} }
  for (const [code, proof] of [
    ['Twin Yang', '0000'],
    ['Nobody Here', '0000'],
    ['No Phone', ''.padEnd(4, '0')],
  ] as const)
    expect((await find(code, proof)).body).toEqual(unknown)
  for (const name of ['Twin Yang', 'Nobody Here']) {
    const tries = []
    for (let i = 0; i < 6; i++) tries.push((await find(name, `100${i}`)).body.refused)
    expect(tries.slice(0, 4)).toEqual(Array(4).fill('ticket-unknown'))
    expect(tries.at(-1)).toBe('too-many')
  }
  await give('event.configure', { selfCheckIn: false })
  expect((await find('LATE-1', '8881')).body.refused).toBe('self-check-in-off')
})

test('after the reveal each guest knows its rank, as the proof has it; the winner may say where to send the prize', async () => {
  // Whoever came since is not here any more, and cannot win.
  const known = new Set(people.map(({ id }) => id))
  for (const { id } of (await host.state(event)).people)
    if (!known.has(id)) await give('person.withdraw', { person: id, reason: 'error' })
  const sockets = new Map<string, SocketClient>()
  for (const person of people) sockets.set(person.id, await (await running.guest(event, person.id)).listen())
  await give('draw.start', { prize, count: 1 })
  await give('draw.call', { word: 'seven blue' })
  running.ahead += 60_000
  await give('layer.set', { layer: 'mute', on: true })
  await expect.poll(() => stateNow().draws[0]!.phase).toBe('revealed')
  const proof = (await running.as().get(`/api/events/${event}/proof.json`)).body as Proof
  const record = (type: string) =>
    proof.journal.map(({ body }) => body as unknown as Result).find((body) => body?.type === type)!
  const result = record('fd1/result')
  const pool = Object.values(proof.rolls)[0]!
  const order = ranking({ seed: result.seed, close: result.close, pool })
  for (const { id, entry } of people) {
    const listener = sockets.get(id)!
    const rank = order.indexOf(entry) + 1
    await listener.until(() => held(listener).own?.draws[0]?.rank === rank)
    expect(held(listener).own!.awards.map((award) => award.id)).toEqual(rank === 1 ? ['1.1'] : [])
  }

  const winner = people.find(({ entry }) => entry === order[0])!
  const loser = people.find(({ entry }) => entry === order[1])!
  const [guest, other] = [await running.guest(event, winner.id), await running.guest(event, loser.id)]
  const where = (client: Client, text: string) =>
    client.send(event, 'claim.details', { draw: 1, entry: winner.entry, text })
  expect((await where(guest, 'CANARY Road 5')).body.refused).toBe('details-not-asked')
  await give('event.configure', { details: true })
  expect((await where(other, 'CANARY Road 6')).body.refused).toBe('not-yours')
  expect((await where(guest, 'CANARY Road 5')).status).toBe(200)
  await sockets
    .get(winner.id)!
    .until(() => held(sockets.get(winner.id)!).own?.awards[0]?.details !== undefined)

  // Private to host and desk: in their views and files, and nowhere else.
  const desk = await running.staff('desk', event)
  for (const client of [host, desk]) {
    expect((await client.state(event)).awards[0]!.details).toBe('CANARY Road 5')
    const file = await fetch(`${running.base}/api/events/${event}/exports/winners.xlsx?role=${client.role}`, {
      headers: { authorization: `Bearer ${client.token}` },
    })
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()))
    expect(JSON.stringify(sheets)).toContain('CANARY Road 5')
  }
  await sockets.get(loser.id)!.reaches(stateNow() && running.app.context.house.event(event)!.version)
  expect(JSON.stringify(sockets.get(loser.id)!.received)).not.toContain('CANARY')
  for (const role of ['stage', 'confidence', 'hall'] as const) {
    const client = role === 'hall' ? running.as() : running.as(host.token, role)
    expect((await client.get(`/api/events/${event}/state`)).text).not.toContain('CANARY')
  }
  expect(JSON.stringify(await other.state(event))).not.toContain('CANARY')
  expect((await running.as().get(`/api/events/${event}/proof.json`)).text).not.toContain('CANARY')
  expect(running.logs.join('')).not.toContain('CANARY')
})

test('where the event lets each choose, names are masked until their owners say otherwise', async () => {
  const [winner] = stateNow().awards
  const { id, name } = people.find(({ entry }) => entry === winner!.entry)!
  const guest = await running.guest(event, id)
  const called = async (client: Client) => (await client.state(event)).awards[0]!.who!.name
  const screens = [
    running.as(),
    running.as(host.token, 'stage'),
    await running.guest(event, people.find((one) => one.id !== id)!.id),
  ]
  expect((await guest.send(event, 'person.naming', { naming: 'full' })).body.refused).toBe('naming-not-asked')
  for (const [names, naming, expected] of [
    ['full', null, name],
    ['chosen', null, 'Nadia P.'],
    ['chosen', 'full', name],
    ['chosen', 'masked', 'Nadia P.'],
  ] as const) {
    await give('event.configure', { names })
    if (naming) expect((await guest.send(event, 'person.naming', { naming })).status).toBe(200)
    for (const screen of screens) {
      expect([names, naming, await called(screen)]).toEqual([names, naming, expected])
      if (expected === name) continue
      expect((await screen.get(`/api/events/${event}/state`)).text).not.toContain(name)
    }
  }
})

test('a key keeps working after another event becomes current, and tells of its own', async () => {
  const [me] = people as [Person]
  const guest = await running.guest(event, me.id)
  const listener = await guest.listen()
  const { event: next } = await evening(running, 1)
  expect((await running.as().state('current')).id).toBe(next)
  const again = await running.signIn(await keyOf(me))
  expect((await again.state('current')).id).toBe(event)
  expect(held(await again.listen()).id).toBe(event)
  expect(listener.socket.connected).toBe(true)
  expect((await again.get(`/api/events/${next}/state`)).body.refused).toBe('event-forbidden')
  expect((await again.send(next, 'person.check-in', { person: me.id })).body.refused).toBe('event-forbidden')
})

test('who was erased is refused in so many words, at once; the winner’s record keeps its key, and no address', async () => {
  const winner = people.find(({ entry }) => entry === stateNow().awards[0]!.entry)!
  const gone = people.find(({ id }) => id !== winner.id)!
  const [key, kept] = [await keyOf(gone), await running.guest(event, winner.id)]
  const listener = await (await running.guest(event, gone.id)).listen()
  const left = new Promise((done) => listener.socket.on('disconnect', done))
  await give('people.erase', {})
  await left
  expect((await running.as().call('POST', '/api/session', { key })).body).toEqual({
    refused: 'ticket-gone',
    with: {},
  })
  expect((await running.as(key, 'guest').get(`/api/events/${event}/state`)).body.refused).toBe(
    'session-unknown',
  )
  const { own } = await kept.state(event)
  expect(own).toMatchObject({ id: winner.id, awards: [{ id: '1.1' }] })
  expect(JSON.stringify([own, stateNow()])).not.toContain('CANARY')
  expect((await kept.send(event, 'person.naming', { naming: 'full' }, { id: newId() })).status).toBe(200)
})
