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
