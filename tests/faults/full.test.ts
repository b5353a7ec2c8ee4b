import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Journal } from '../../server/journals/journal.ts'
import { evening, newId, Running, type Client, type HttpAnswer } from '../support/runningServer.ts'
import { fillDisk, freeDisk, setReadOnly } from '../support/fullDisk.ts'

let data: string
let running: Running
let host: Client
let event: string
let prize: string
let own: Journal
let house: Journal

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'drumroll-full-'))
  running = await Running.start({ dataDir: data })
  host = running.host
  ;({ event, prize } = await evening(running, 6))
  own = running.app.context.house.event(event)!.journal
  house = running.app.context.house.ledger.journal
})
afterEach(async () => {
  await running.stop()
  rmSync(data, { recursive: true, force: true })
})

const said = ({ status, body }: HttpAnswer) => [status, body]
const ready = async () => said(await host.get('/readyz'))
const files = () => readdirSync(join(data, 'events')).filter((file) => file.endsWith('.sqlite'))
/** A cue for which a full file has no room. */
const large = { scene: 'message', notes: 'x'.repeat(2000), content: { text: 'x'.repeat(19_000) } }

describe.each([
  ['full', 'store-full', (journal: Journal) => fillDisk(journal), (journal: Journal) => freeDisk(journal)],
  [
    'read-only',
    'store-broken',
    (journal: Journal) => setReadOnly(journal, true),
    (journal: Journal) => setReadOnly(journal, false),
  ],
] as const)('on a disk that is %s', (_, refused, take, give) => {
  const refusal = { refused, with: {} }

  test('an event says so, shows what it has, and goes on where it was once the disk does', async () => {
    const hall = await running.as().listen()
    const before = await host.get(`/api/events/${event}/state`)
    const id = newId()
    take(own)
    expect(said(await host.send(event, 'cue.save', large, { id }))).toEqual([503, refusal])
    expect(said(await host.send(event, 'layer.set', { layer: 'mute', on: true }))).toEqual([503, refusal])
    expect(await (await host.listen(event)).send('cue.save', large)).toEqual(refusal)
    expect(await ready()).toEqual([503, { refused, with: { event } }])
    expect((await host.get('/healthz')).status).toBe(200)
    expect((await host.get(`/api/events/${event}/state`)).body).toEqual(before.body)
    expect((await host.get(`/api/events/${event}/proof.json`)).status).toBe(200)
    expect((await host.get(`/api/events/${event}/commands/${id}`)).status).toBe(404)
    expect((await host.send('house', 'event.new', { title: 'Another' })).status).toBe(200)
    expect(hall.received).toHaveLength(1)
    give(own)
    expect(await ready()).toEqual([200, { ok: true }])
    expect((await host.send(event, 'cue.save', large, { id })).status).toBe(200)
    const after = await host.state(event)
    expect(after.cues).toHaveLength(before.body.state.cues.length + 1)
    expect(after.show.layers.mute).toBe(false)
  })

  test('the house says so, leaves nothing half made, and goes on once the disk does', async () => {
    take(house)
    const there = files()
    const id = newId()
    const key = { role: 'desk', name: 'x'.repeat(60), event: '*' }
    const outcomes: HttpAnswer[] = []
    while (!outcomes.some(({ status }) => status !== 200))
      outcomes.push(await host.send('house', 'key.make', key))
    expect(said(outcomes.at(-1)!)).toEqual([503, refusal])
    const copy = { event, as: 'rehearsal', with: 'people' }
    expect(said(await host.send('house', 'event.copy', copy, { id }))).toEqual([503, refusal])
    expect(await ready()).toEqual([503, { refused, with: { event: 'house' } }])
    expect((await host.send(event, 'sponsor.save', { name: 'Lamp makers' })).status).toBe(200)
    give(house)
    expect(await ready()).toEqual([200, { ok: true }])
    const made = await host.send('house', 'event.copy', copy, { id })
    expect(made.status).toBe(200)
    expect(files()).toEqual([...there, `${made.body.id}.sqlite`].toSorted())
    expect((await running.signIn(running.app.context.sessions.hostKey)).token).toBeTruthy()
  })
})

test.each([
  ['full', fillDisk, freeDisk],
  [
    'read-only',
    (journal: Journal) => setReadOnly(journal, true),
    (journal: Journal) => setReadOnly(journal, false),
  ],
])(
  'on a disk that is %s everybody still signs in, and stays so over a restart once there is room',
  async (_, take, give) => {
    const { hostKey } = running.app.context.sessions
    take(house)
    const signed: Client[] = []
    const stored = async () => (await house.secrets.names('session:')).length
    // The pages of a full file still have room for some.
    while (signed.length < 40 || (await stored()) > signed.length)
      signed.push(await running.signIn(hostKey, 'x'.repeat(60)))
    for (const client of signed) expect((await client.state(event)).id).toBe(event)
    const before = await stored()
    give(house)
    await host.send('house', 'key.make', { role: 'desk' })
    await expect.poll(stored).toBeGreaterThan(before)
  },
)

test('a reveal that falls due on a full disk is kept back, and made once there is room', async () => {
  const hall = await running.as().listen()
  // The disk is full before the reveal is due, however long that takes.
  running.holdClocks()
  await host.send(event, 'draw.start', { prize, count: 2 })
  await host.send(event, 'draw.call', { word: 'seven' })
  const { winners } = (await host.state(event)).draws[0]!
  fillDisk(own)
  expect(said(await host.send(event, 'cue.save', large))).toEqual([503, { refused: 'store-full', with: {} }])
  const submit = vi.spyOn(running.app.context.house.event(event)!, 'submit')
  running.ahead += 60_000
  await expect
    .poll(() => submit.mock.calls.map(([{ type }]) => type), { timeout: 20_000 })
    .toContain('draw.reveal')
  const state = await host.state(event)
  expect([state.draws[0]!.phase, state.draws[0]!.shown]).toEqual(['closed', 0])
  expect((await running.as().state(event)).awards).toEqual([])
  freeDisk(own)
  await hall.until(() => JSON.stringify(hall.received).includes('"phase":"revealed"'))
  const after = (await host.state(event)).draws[0]!
  expect([after.phase, after.winners]).toEqual(['revealed', winners])
  expect((await running.as().state(event)).awards).toHaveLength(2)
})
