import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { FileValues } from '../../server/journals/fileValues.ts'
import { audit } from '../../shared/fair/audit.ts'
import { sentenceOf } from '../../server/start.ts'
import { evening, Running } from '../support/runningServer.ts'

const folder = mkdtempSync(join(tmpdir(), 'drumroll-cut-'))
const running: Running[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(data: string, settings: { goOn?: boolean } = {}): Promise<Running> {
  const one = await Running.start({ dataDir: join(folder, data), ...settings })
  running.push(one)
  return one
}
/** The data as a SIGKILL leaves it: what the files hold at this moment. */
const kill = (from: string, to: string) => cpSync(join(folder, from), join(folder, to), { recursive: true })
/** The head of an event, or of the house, as it is remembered now. */
async function remembered(data: string, id: string): Promise<{ seq: number } | null> {
  const text = await new FileValues(join(folder, data, 'heads.json')).get(id)
  return text === null ? null : (JSON.parse(text) as { seq: number })
}
/** Removes what SQLite has not written into the file of an event yet. */
const deleteWal = (data: string, event: string) => rmSync(join(folder, data, 'events', `${event}.sqlite-wal`))

test('an event whose end was cut off after a kill is not served, says what is missing, and goes on when the host says so', async () => {
  const first = await start('first')
  const { event, prize } = await evening(first, 6)
  await first.stop()
  const second = await start('first')
  const { version } = (await second.host.get(`/api/events/${event}/state`)).body
  // The reveal, a line more, does not fall due meanwhile.
  second.holdClocks()
  await second.host.send(event, 'draw.start', { prize, count: 1 })
  await second.host.send(event, 'draw.call', { word: 'seven' })
  const last = (await second.host.get(`/api/events/${event}/state`)).body.version as number
  await expect.poll(async () => (await remembered('first', event))?.seq).toBe(last)
  kill('first', 'killed')
  kill('first', 'whole')
  deleteWal('killed', event)

  const whole = await start('whole')
  expect((await whole.host.get('/readyz')).status).toBe(200)
  expect((await whole.host.send('house', 'event.go-on', { event })).body.refused).toBe('nothing-missing')

  const { host, as } = await start('killed').then((one) => ({ host: one.host, as: () => one.as() }))
  const missing = { line: version as number, missing: last - version }
  const ready = await host.get('/readyz')
  expect([ready.status, ready.body]).toEqual([503, { refused: 'journal-cut', with: { ...missing, event } }])
  const trouble = { refused: 'journal-cut', with: { ...missing, event } }
  expect((await host.get(`/api/events/${event}/state`)).body).toEqual(trouble)
  expect((await host.get('/api/events')).body).toContainEqual(expect.objectContaining({ id: event, trouble }))
  expect((await host.send(event, 'layer.set', { layer: 'mute', on: true })).status).toBe(503)

  expect((await host.send('house', 'event.go-on', { event })).status).toBe(200)
  expect((await host.get('/readyz')).status).toBe(200)
  const hall = await as().state(event)
  expect(hall.cuts).toEqual([{ at: expect.any(Number), kept: version, missing: last - version }])
  expect(audit((await as().get(`/api/events/${event}/proof.json`)).body).ok).toBe(true)
  expect((await host.send(event, 'draw.start', { prize, count: 1 })).status).toBe(200)
  await running.pop()!.stop()
  const again = await start('killed')
  expect((await again.host.get('/readyz')).status).toBe(200)
})

test('an event of which nothing is left says so too, and a start after a stop misses nothing', async () => {
  const first = await start('first')
  const { event } = await evening(first, 2)
  await expect.poll(() => remembered('first', event)).not.toBeNull()
  kill('first', 'killed')
  deleteWal('killed', event)
  await first.stop()
  expect((await (await start('first')).host.get('/readyz')).status).toBe(200)
  const { host } = await start('killed')
  expect((await host.get('/readyz')).body).toMatchObject({ refused: 'journal-cut', with: { line: 0, event } })
  expect((await host.send('house', 'event.go-on', { event })).body.refused).toBe('nothing-left')
  expect(readdirSync(join(folder, 'killed', 'events'))).toContain(`${event}.sqlite`)
})

test('a house whose own end was cut off does not start until it is told to go on, and notices it where every -wal is gone', async () => {
  const first = await start('first')
  const { event } = await evening(first, 2)
  await first.stop()
  const second = await start('first')
  await second.host.send('house', 'key.make', { role: 'desk' })
  await second.host.send(event, 'layer.set', { layer: 'mute', on: true })
  const { version } = second.app.context.house.ledger
  const last = (await second.host.get(`/api/events/${event}/state`)).body.version as number
  const heads = async () => [await remembered('first', 'house'), await remembered('first', event)]
  await expect.poll(async () => (await heads()).map((head) => head?.seq)).toEqual([version, last])
  kill('first', 'killed')
  for (const file of ['house.sqlite-wal', `events/${event}.sqlite-wal`]) rmSync(join(folder, 'killed', file))

  const cut = await start('killed').catch((error: unknown) => error)
  expect(cut).toMatchObject({ code: 'journal-cut', with: { house: true, line: version - 1, missing: 1 } })
  expect(sentenceOf(cut)).toContain('npm start -- --go-on')
  const third = await start('killed', { goOn: true })
  expect(third.app.context.house.ledger.version).toBe(version)
  expect((await third.host.get('/readyz')).body).toMatchObject({ refused: 'journal-cut', with: { event } })
  await running.pop()!.stop()
  await start('killed')
})
