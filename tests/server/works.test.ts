import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registry } from '../../server/access/commands.ts'
import { evening, held, Running, type Client } from '../support/runningServer.ts'

const SECRET = 'MADE BY SEVEN'
let running: Running
let host: Client
let event: string
let group: string
let table: Client

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  event = (await evening(running, 6)).event
  const [person] = (await host.state(event)).people
  for (const { id, code, name } of (await host.state(event)).people)
    await host.send(event, 'person.save', { id, code, name, group: id === person!.id ? '7' : '8' })
  group = '7'
  table = await running.table(event, group)
})
afterAll(() => running.stop())

const upload = async (client: Client, bytes: Uint8Array) => {
  const form = new FormData()
  form.append('picture', new Blob([bytes as Uint8Array<ArrayBuffer>]))
  const response = await fetch(`${running.base}/api/events/${event}/works/pictures?role=${client.role}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}` },
    body: form,
  })
  return { status: response.status, body: await response.json() }
}
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#2c7' } })
    .png()
    .toBuffer()

test('the card of a table opens a guest of that table, who is nobody in particular', async () => {
  expect(table.role).toBe('guest')
  const { own, table: seen, people } = await table.state(event)
  expect([own, people]).toEqual([undefined, []])
  expect(seen).toEqual({ group, people: 1, work: null, handedIn: 0, tables: 2, awards: [] })
  const listener = await table.listen()
  await listener.until(() => held(listener).table !== undefined)
  expect(held(listener)).toEqual(await table.state(event))
  listener.socket.disconnect()
  const { tables, tickets } = (await host.get(`/api/events/${event}/tickets`)).body
  expect(tables.map((one: { group: string }) => one.group)).toEqual(['7', '8'])
  expect(tables[0].link).toContain(table.token!)
  // As many bits as a person's key, and no person's.
  expect(table.token!.split('.')[1]).toHaveLength(24)
  expect(tickets.map((one: { link: string }) => one.link)).not.toContain(tables[0].link)
  expect((await table.call('POST', `/api/events/${event}/ticket`, { key: table.token })).status).toBe(404)
})

test('what only a person may do, a table’s card may not', async () => {
  const [person] = (await host.state(event)).people
  await host.send(event, 'event.configure', { names: 'chosen', selfCheckIn: true })
  const asks: Record<string, object> = {
    'person.naming': { naming: 'full' },
    'person.check-in': { person: person!.id },
    'claim.details': { draw: 1, entry: person!.entry, text: 'here' },
    'work.vote': { group },
    'award.void': { draw: 1, entry: person!.entry, reason: 'declined' },
    'admission.decline': { person: person!.id },
    'word.offer': { word: 'moon' },
  }
  const forGuests = Object.entries(registry.event).filter(([, { roles }]) => roles.includes('guest'))
  for (const [type] of forGuests.filter(([name]) => name !== 'work.save')) {
    expect(asks, `what a guest may: ${type}`).toHaveProperty([type])
    expect((await table.send(event, type, asks[type])).status, type).toBe(409)
  }
})

test('a work that the stage has not shown is known to host, desk, stage and its own table alone', async () => {
  const others = new Map<string, Client>([
    ['hall', running.as()],
    ['another person', await running.guest(event, (await host.state(event)).people[1]!.id)],
    ['another table', await running.table(event, '8')],
  ])
  const mates = [table, await running.guest(event, (await host.state(event)).people[0]!.id)]
  const listeners = await Promise.all([...others.values()].map((client) => client.listen()))
  expect((await table.send(event, 'work.save', { group, title: SECRET })).body.refused).toBe('works-closed')
  await host.send(event, 'works.open')
  expect((await table.send(event, 'work.save', { group: '8', title: 'x' })).body.refused).toBe('not-yours')
  const said = await table.send(event, 'work.save', { group, title: SECRET, link: 'https://seven.example' })
  expect(said.status).toBe(200)

  const knows = async (client: Client) => {
    const routes = running.app.routes.filter(
      ({ method, url }) => method === 'GET' && /state$|works/.test(url) && !url.includes(':sha256'),
    )
    const said = await Promise.all(
      routes.map(({ url }) => client.get(url.replace(':event', event)).then(({ text }) => text)),
    )
    return said.some((text) => text.includes(SECRET))
  }
  const expectKnown = async (known: boolean) => {
    const { version } = running.app.context.house.event(event)!
    for (const [i, [name, client]] of [...others].entries()) {
      expect(await knows(client), name).toBe(known)
      await listeners[i]!.reaches(version)
      expect(JSON.stringify(held(listeners[i]!)).includes(SECRET), `${name}’s socket`).toBe(known)
    }
    for (const mate of mates) expect(await knows(mate)).toBe(true)
  }
  await expectKnown(false)
  const desk = await running.staff('desk')
  for (const client of [host, desk, running.as(host.token, 'stage')]) expect(await knows(client)).toBe(true)

  const cue = (await host.send(event, 'cue.save', { scene: 'groups' })).body.id
  await host.send(event, 'cue.show', { cue })
  const next = (await host.get(`/api/events/${event}/next`)).body
  expect(next).toMatchObject({ type: 'work.show', label: { code: 'work', with: { group, title: SECRET } } })
  await expectKnown(false)
  // Hidden, it is no step, and its table sees it as before.
  await host.send(event, 'work.judge', { group, hidden: true })
  expect((await table.state(event)).table!.work!.title).toBe(SECRET)
  expect(await knows(running.as(host.token, 'stage'))).toBe(false)
  expect((await host.send(event, 'work.show', { group })).body.refused).toBe('work-hidden')
  await host.send(event, 'work.judge', { group, hidden: false })
  expect(
    (await host.send(event, 'go', { step: (await host.get(`/api/events/${event}/next`)).body.step })).status,
  ).toBe(200)
  await expectKnown(true)
  await host.send(event, 'work.judge', { group, hidden: true })
  expect(await knows(running.as())).toBe(false)
  await host.send(event, 'work.judge', { group, hidden: false })
  for (const listener of listeners) listener.socket.disconnect()
})

test('what phones send of a work has limits of size, kind and rate', async () => {
  const refused = async (ask: object) =>
    (await table.send(event, 'work.save', { group, title: 'x', ...ask })).body
  expect((await refused({ title: 'x'.repeat(61) })).refused).toBe('ask-malformed')
  expect((await refused({ sentence: 'x'.repeat(141) })).refused).toBe('ask-malformed')
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'seven.example', 'https://a"b'])
    expect((await refused({ link })).refused, link).toBe('link-malformed')
  running.ahead += 3000
  expect((await table.send(event, 'work.save', { group, title: 'One' })).status).toBe(200)
  expect((await refused({})).refused).toBe('work-too-soon')
  running.ahead += 3000
  expect((await table.send(event, 'work.save', { group, title: 'Two' })).status).toBe(200)
  await host.send(event, 'works.open', { until: running.app.context.now() + 60_000 })
  running.ahead += 61_000
  expect((await refused({})).refused).toBe('works-closed')
  expect((await upload(table, await picture())).body.refused).toBe('works-closed')
  await host.send(event, 'works.open')

  expect((await upload(table, new TextEncoder().encode('<svg/>'))).body.refused).toBe('picture-unknown')
  expect((await upload(table, new Uint8Array(5 * 1024 * 1024))).status).toBe(413)
  const kept = await upload(table, await picture())
  expect(kept.body.sha256).toMatch(/^[0-9a-f]{64}$/)
  const more = []
  for (let i = 0; i < 8; i++) more.push((await upload(table, await picture())).body.refused)
  expect(more).toContain('too-many')
  expect((await upload(await running.staff('desk'), await picture())).status).toBe(200)
})

test('a person has one vote, whose count nobody but the host knows before it is shown', async () => {
  const people = (await host.state(event)).people
  const voters = await Promise.all(people.slice(0, 3).map(({ id }) => running.guest(event, id)))
  expect((await voters[0]!.send(event, 'work.vote', { group })).body.refused).toBe('vote-closed')
  await host.send(event, 'vote.set', { open: true })
  for (const voter of voters) await voter.send(event, 'work.vote', { group })
  await voters[0]!.send(event, 'work.vote', { group })
  expect((await host.state(event)).vote).toEqual({
    open: true,
    shown: false,
    cast: 3,
    tally: [{ group, votes: 3 }],
  })
  expect((await voters[0]!.state(event)).own!.vote).toBe(group)
  for (const client of [
    running.as(),
    voters[1]!,
    running.as(host.token, 'stage'),
    await running.staff('desk'),
  ])
    expect((await client.state(event)).vote).toEqual({ open: true, shown: false })
  await host.send(event, 'vote.set', { open: false, shown: true })
  expect((await running.as().state(event)).vote!.tally).toEqual([{ group, votes: 3 }])
  expect(JSON.stringify(await host.state(event))).not.toContain('ballots')
})

test('the card of a table that nobody sits at any more opens nothing', async () => {
  for (const { id, code, name } of (await host.state(event)).people)
    await host.send(event, 'person.save', { id, code, name, group: '8' })
  expect((await running.as().call('POST', '/api/session', { key: table.token })).body.refused).toBe(
    'ticket-gone',
  )
})
