import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShownInvitation } from '../../shared/show/state.ts'
import { evening, held, Running, type Client, type SocketClient } from '../support/runningServer.ts'

const SECRET = 'outer moon'
let running: Running
let host: Client
let event: string
let prize: string
let ids: string[]
let phones: Map<string, { client: Client; socket: SocketClient }>

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  event = (await evening(running, 8)).event
  ids = (await host.state(event)).people.map(({ id }) => id)
  prize = (await host.send(event, 'prize.save', { name: 'Radio', quantity: 9, need: 'room' })).body.id
  phones = new Map()
})
afterAll(() => running.stop())

async function open(person: string): Promise<void> {
  const client = await running.guest(event, person)
  phones.set(person, { client, socket: await client.listen() })
}
const asked = async (): Promise<string[]> => (await host.state(event)).invitation!.guests.map(({ id }) => id)

test('words are asked of guests whose own page is open, and of nobody else', async () => {
  expect((await host.send(event, 'word.invite', { count: 2 })).body).toMatchObject({
    refused: 'no-draw-open',
  })
  await host.send(event, 'draw.start', { prize, count: 1 })
  expect((await host.send(event, 'word.invite', { count: 2 })).body).toMatchObject({ refused: 'guests-none' })
  for (const id of ids.slice(0, 3)) await open(id)
  // The card of a table is nobody who could be asked.
  await (await running.table(event, (await host.state(event)).people[0]!.group)).listen()
  expect((await host.send(event, 'word.invite', { count: 2, draw: 1 })).status).toBe(200)
  const first = await asked()
  expect(first).toHaveLength(2)
  expect(ids.slice(0, 3)).toEqual(expect.arrayContaining(first))
  // Once more asks whoever is left; then there is nobody.
  await host.send(event, 'word.invite', { count: 5 })
  expect((await asked()).toSorted()).toEqual(ids.slice(0, 3).toSorted())
  expect((await host.send(event, 'word.invite', { count: 1 })).body).toMatchObject({ refused: 'guests-none' })
})

test('a word that is offered reaches the host and its giver alone until it is called', async () => {
  const [giver, other] = await asked()
  const { client, socket } = phones.get(giver!)!
  await socket.until(() => held(socket).own?.invited !== undefined)
  expect(held(socket).own!.invited).toMatchObject({ draw: 1, word: '' })
  const others = new Map<string, Client>([
    ['hall', running.as()],
    ['desk', await running.staff('desk')],
    ['stage', running.as(host.token, 'stage')],
    ['confidence', running.as(host.token, 'confidence')],
    ['another guest', phones.get(other!)!.client],
  ])
  const listeners = new Map<string, SocketClient>()
  for (const [name, one] of others) listeners.set(name, await one.listen(event))
  expect((await client.send(event, 'word.offer', { word: `  ${SECRET} ` })).status).toBe(200)
  expect((await client.send(event, 'word.offer', { word: 'again' })).body).toMatchObject({
    refused: 'word-offered',
  })
  await socket.until(() => held(socket).own?.invited?.word === SECRET)
  expect((await host.state(event)).invitation!.guests).toContainEqual(
    expect.objectContaining({ id: giver, word: SECRET }),
  )
  const stage = (await others.get('stage')!.state(event)).invitation as unknown as ShownInvitation
  expect(stage.guests.filter(({ answered }) => answered)).toHaveLength(1)
  const { version } = running.app.context.house.event(event)!
  for (const [name, one] of others) {
    for (const { method, url } of running.app.routes)
      if (method === 'GET' && !url.endsWith('/backup') && !url.endsWith('.xlsx'))
        expect(
          (await one.get(url.replace(':event', event).replace(/:\w+/, giver!))).text,
          `${name} ${url}`,
        ).not.toContain(SECRET)
    await listeners.get(name)!.reaches(version)
    expect(JSON.stringify(listeners.get(name)!.received), name).not.toContain(SECRET)
  }
})

test('nobody offers a word unasked, too late, empty or too long; whoever leaves takes their word along', async () => {
  const [giver, second, third] = await asked()
  const stranger = await running.guest(event, ids[5])
  expect((await stranger.send(event, 'word.offer', { word: 'moon' })).body).toMatchObject({
    refused: 'word-not-asked',
  })
  const { client } = phones.get(second!)!
  expect((await client.send(event, 'word.offer', { word: 'm'.repeat(21) })).body).toEqual({
    refused: 'offer-too-long',
    with: { most: 20 },
  })
  expect((await client.send(event, 'word.offer', { word: ' ' })).body).toMatchObject({
    refused: 'word-missing',
  })
  await host.send(event, 'person.withdraw', { person: giver, reason: 'left' })
  expect(JSON.stringify(await host.state(event))).not.toContain(SECRET)
  running.ahead += 21_000
  expect((await phones.get(third!)!.client.send(event, 'word.offer', { word: 'moon' })).body).toMatchObject({
    refused: 'word-late',
  })
  // Whoever has not answered may be asked again; the draw waits for nobody.
  await host.send(event, 'word.invite', { count: 9 })
  expect((await client.send(event, 'word.offer', { word: 'river' })).status).toBe(200)
  expect((await host.send(event, 'draw.call', { word: 'river · hall' })).status).toBe(200)
  expect((await host.state(event)).invitation).toBeNull()
  expect((await client.state(event)).own!.invited).toBeUndefined()
  expect((await client.send(event, 'word.offer', { word: 'late' })).body).toMatchObject({
    refused: 'already-called',
  })
})
