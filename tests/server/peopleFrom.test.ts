import { afterAll, beforeAll, expect, test } from 'vitest'
import { evening, Running } from '../support/runningServer.ts'

let running: Running
let source: string

beforeAll(async () => {
  running = await Running.start()
  source = (await evening(running)).event
})
afterAll(() => running.stop())

const preview = (event: string, ask: object) =>
  running.host.call('POST', `/api/events/${event}/people/preview`, ask)

test('an event takes in people of another as it does a list: previewed, applied, and the second time nothing changes', async () => {
  const { host } = running
  const made = (await host.send('house', 'event.new', { title: 'Next city', language: 'en' })).body
  const event = String(made['id'])
  const { people } = await host.state(source)
  const there = people.filter(({ left }) => !left)
  const said = (await preview(event, { from: source, which: 'all' })).body
  expect(said).toMatchObject({ difference: { added: there.length, changed: 0 }, problems: [] })
  const taken = await host.send(event, 'people.import', { preview: said['preview'] })
  expect(taken.body).toMatchObject({ added: there.length })
  const now = (await host.state(event)).people
  const kept = ({ code, name, group, tags, phone }: (typeof now)[number]) => [code, name, group, tags, phone]
  expect(now.map(kept)).toEqual(there.map(kept))
  expect(now.some(({ checkedIn, sealed }) => checkedIn || sealed)).toBe(false)
  expect((await preview(event, { from: source, which: 'all' })).body).toMatchObject({
    difference: { added: 0, changed: 0, same: there.length },
  })
})

test('who is not there is said, and so is an event that is not known', async () => {
  expect((await preview(source, { from: 'nowhere', which: 'all' })).body).toMatchObject({
    refused: 'event-unknown',
  })
  expect((await preview(source, { from: source, which: 'winners' })).body).toMatchObject({
    refused: 'nobody-taken',
  })
  expect((await preview(source, { from: source, which: 'everything' })).status).toBe(415)
})

test('those with a seat are taken from an admission, the certain too, and who gave theirs up is not', async () => {
  const { host } = running
  const from = String(
    (await host.send('house', 'event.new', { title: 'Sign-ups', language: 'en' })).body['id'],
  )
  for (let i = 0; i < 6; i++)
    await host.send(from, 'person.save', {
      code: `S${i}`,
      name: `Guest ${i}`,
      background: i % 2 ? 'Film' : 'Media',
    })
  await host.send(from, 'event.configure', { roll: 'everyone' })
  const { people } = await host.state(from)
  const quotas = ['Film', 'Media'].map((background) => ({ background, seats: 1 }))
  const certain = [{ person: people[0]!.id, why: 'speaker' }]
  expect((await host.send(from, 'admission.set', { seats: 3, quotas, certain })).body).toMatchObject({
    version: expect.any(Number),
  })
  const seated = async () => (await preview(source, { from, which: 'seated' })).body
  expect(await seated()).toMatchObject({ refused: 'nobody-taken' })
  expect((await host.send(from, 'admission.draw', { need: 'none' })).body).toMatchObject({
    version: expect.any(Number),
  })
  await expect.poll(async () => (await host.state(from)).draws[0]!.phase).toBe('revealed')
  expect(await seated()).toMatchObject({ difference: { added: 3 } })
  const films = (await host.state(from)).people.filter(({ background }) => background === 'Film')
  for (const { id } of films) await host.send(from, 'admission.decline', { person: id })
  expect(await seated()).toMatchObject({ difference: { added: 2 } })
})
