import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { Running, type Client } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string
let sha: string

const post = (path: string, text: string, client = host) => {
  const form = new FormData()
  form.set('setup', new Blob([text]), 'evening.drumroll.json')
  return client.call('POST', path, form)
}
const taken = async (of: string) => {
  const response = await fetch(`${running.base}/api/events/${of}/setup?role=host`, {
    headers: { authorization: `Bearer ${host.token}` },
  })
  expect(response.headers.get('content-disposition')).toContain('.drumroll.json')
  return response.text()
}
const events = async () => (await host.call('GET', '/api/events')).body as { id: string }[]

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  const made = await host.send('house', 'event.new', { title: 'Evening', language: 'en' })
  event = String(made.body.id)
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a50' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(picture)]), 'a.png')
  sha = String((await host.call('POST', `/api/events/${event}/pictures`, form)).body.sha256)
  const send = async (type: string, ask: object) => String((await host.send(event, type, ask)).body.id)
  await send('event.configure', {
    callers: 3,
    organiser: 'Meetup',
    claimBy: 1_900_000_000_000,
    date: '2026-11-27',
  })
  const sponsor = await send('sponsor.save', { name: 'Lamps', logo: sha })
  const prize = await send('prize.save', { name: 'Lamp', quantity: 3, sponsor, picture: sha, value: 100 })
  const talk = await send('cue.save', {
    scene: 'speaker',
    title: 'Talk',
    content: { name: 'Lu', portrait: sha },
    minutes: 15,
    colour: 'teal',
    notes: 'slowly',
  })
  await send('cue.skip', { id: talk, skip: true })
  await send('person.save', {
    code: 'CANARY-CODE',
    name: 'CANARY NAME',
    group: 'CANARY GROUP',
    tags: ['CANARY TAG'],
  })
  await send('draw.start', { prize, count: 1 })
})
afterAll(() => running.stop())

/** What a state holds of a set-up, without the ids that differ from event to event. */
function partsOf({ sponsors, prizes, cues, settings }: Awaited<ReturnType<Client['state']>>) {
  const named = (id: string) =>
    sponsors.find((one) => one.id === id)?.name ?? prizes.find((one) => one.id === id)?.name
  const { claimBy: _by, ...rest } = settings
  return {
    settings: rest,
    sponsors: sponsors.map(({ id: _id, ...sponsor }) => sponsor),
    prizes: prizes.map(({ id: _id, left: _left, sponsor, ...prize }) => ({
      ...prize,
      sponsor: named(sponsor),
    })),
    cues: cues.map(({ id: _id, prize, ...cue }) => ({ ...cue, prize: named(prize) })),
  }
}

test('a set-up goes into a file and becomes a new event, with its pictures and without anybody', async () => {
  const text = await taken(event)
  for (const secret of [
    'CANARY',
    'fd1/',
    host.token!,
    running.app.context.house.event(event)!.state.draws[0]!.open,
  ])
    expect(text).not.toContain(secret)
  // Who hears of the event finds it whole.
  const heard: [string, number][] = []
  const forget = running.app.context.house.onEvent((id, ledger) =>
    heard.push([id, ledger!.state.prizes.length]),
  )
  const { status, body } = await post('/api/events/setup', text)
  forget()
  expect(status).toBe(200)
  expect(heard).toEqual([[body.event, 1]])
  const [before, after] = [await host.state(event), await host.state(body.event)]
  expect(after.title).toBe('Evening')
  expect(after.settings.claimBy).toBeUndefined()
  expect([after.date, after.people.length, after.draws.length]).toEqual(['', 0, 0])
  expect(partsOf(after)).toEqual(partsOf(before))
  expect(after.prizes[0]!.left).toBe(3)
  const picture = await host.call('GET', `/api/events/${body.event}/pictures/${after.sponsors[0]!.logo}`)
  expect(picture.status).toBe(200)
  expect(await taken(body.event).then((again) => JSON.parse(again).files)).toEqual(JSON.parse(text).files)
})

test('a set-up takes the place of another where nothing was drawn, and of none where something was', async () => {
  const text = await taken(event)
  const made = await host.send('house', 'event.new', { title: 'Other', language: 'en' })
  const other = String(made.body.id)
  await host.send(other, 'prize.save', { name: 'Gone', quantity: 1 })
  await host.send(other, 'person.save', { code: 'A1', name: 'Stays' })
  expect((await post(`/api/events/${other}/setup`, text)).body).toEqual({ event: other })
  const state = await host.state(other)
  expect([state.title, state.people.length]).toEqual(['Other', 1])
  expect(partsOf(state)).toEqual(partsOf(await host.state(event)))
  expect((await post(`/api/events/${event}/setup`, text)).body.refused).toBe('setup-drawn')
})

test('of a file that is not whole, of a later version or none at all nothing is taken', async () => {
  const whole = JSON.parse(await taken(event))
  const before = await events()
  const version = running.app.context.house.event(event)!.version
  const refused = async (change: object) =>
    (await post('/api/events/setup', JSON.stringify({ ...whole, ...change }))).body.refused
  expect(await refused({ version: 2 })).toBe('setup-later')
  expect(await refused({ format: 'other' })).toBe('setup-unknown')
  expect(await refused({ more: 1 })).toBe('setup-malformed')
  expect(await refused({ cues: [...whole.cues, { scene: 'NO SCENE' }] })).toBe('ask-malformed')
  expect(await refused({ prizes: [...whole.prizes, { name: 'x', sponsor: 'nobody' }] })).toBe(
    'sponsor-unknown',
  )
  expect(await refused({ files: { [sha]: { type: 'image/png', base64: 'AAAA' } } })).toBe('picture-unknown')
  expect((await post('/api/events/setup', 'no file')).body.refused).toBe('setup-unknown')
  expect(await events()).toEqual(before)
  expect(running.app.context.house.event(event)!.version).toBe(version)
})

test('only the host takes a set-up', async () => {
  const hall = await fetch(`${running.base}/api/events/${event}/setup`)
  expect(hall.status).toBe(403)
})
