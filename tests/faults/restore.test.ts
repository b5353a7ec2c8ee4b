import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { DatabaseSync } from '../../server/journals/sqliteDriver.ts'
import { audit } from '../../shared/fair/audit.ts'
import { PATIENCE } from '../support/eventually.ts'
import { evening, Running, type HttpAnswer } from '../support/runningServer.ts'

const folder = mkdtempSync(join(tmpdir(), 'drumroll-restore-'))
const running: Running[] = []
/** An event that lost its end, and backups: the last one, one made too early, one of another event. */
let event: string
let other: string
let prize: string
let version: number
let whole: Uint8Array
let early: Uint8Array
let foreign: Uint8Array
/** The server that has the cut event. */
let cut: Running

const inData = (...path: string[]): string => join(folder, 'killed', ...path)

async function start(data: string): Promise<Running> {
  const one = await Running.start({ dataDir: join(folder, data) })
  running.push(one)
  return one
}
async function backupOf({ base, host }: Running, id: string): Promise<Uint8Array> {
  const headers = { authorization: `Bearer ${host.token}` }
  const response = await fetch(`${base}/api/events/${id}/backup`, { headers })
  return new Uint8Array(await response.arrayBuffer())
}
const versionOf = async ({ host }: Running): Promise<number> =>
  (await host.get(`/api/events/${event}/state`)).body.version

/** Waits until the server has written down how far the event has come; a hook, where this is called, knows no `expect.poll`. */
const remembered = (data: string, seq: number): Promise<void> =>
  vi.waitFor(
    () => {
      const heads = JSON.parse(readFileSync(join(folder, data, 'heads.json'), 'utf8')) as Record<
        string,
        string
      >
      expect(JSON.parse(heads[event]!)).toMatchObject({ seq })
    },
    { timeout: PATIENCE },
  )

beforeAll(async () => {
  const first = await start('first')
  ;({ event, prize } = await evening(first, 6))
  other = (await first.host.send('house', 'event.new', { title: 'Another' })).body.id
  early = await backupOf(first, event)
  foreign = await backupOf(first, other)
  await first.stop()
  const second = await start('first')
  await second.host.send(event, 'draw.start', { prize, count: 1 })
  await second.host.send(event, 'draw.call', { word: 'seven' })
  whole = await backupOf(second, event)
  version = await versionOf(second)
  await remembered('first', version)
  cpSync(join(folder, 'first'), join(folder, 'origin'), { recursive: true })
  rmSync(join(folder, 'origin', 'events', `${event}.sqlite-wal`))
})
beforeEach(async () => {
  await cut?.stop()
  rmSync(inData(), { recursive: true, force: true })
  cpSync(join(folder, 'origin'), inData(), { recursive: true })
  cut = await start('killed')
})
afterAll(async () => {
  for (const one of running) await one.stop()
  rmSync(folder, { recursive: true, force: true })
})

function put(bytes: Uint8Array, id = event, caller = cut.host): Promise<HttpAnswer> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), 'backup.sqlite')
  return caller.call('POST', `/api/events/${id}/backup`, form)
}
/** A backup that SQL has changed. */
function changed(bytes: Uint8Array, sql: string): Uint8Array {
  const path = join(folder, 'changed.sqlite')
  writeFileSync(path, bytes)
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
  return new Uint8Array(readFileSync(path))
}
function half(bytes: Uint8Array): Uint8Array {
  const path = join(folder, 'half.sqlite')
  writeFileSync(path, bytes)
  truncateSync(path, bytes.length / 2)
  return new Uint8Array(readFileSync(path))
}
/** Every file of the events, and how many are under way. */
const onDisk = () => ({
  events: readdirSync(inData('events')).map((name) => [
    name,
    readFileSync(inData('events', name)).toString('base64'),
  ]),
  under: readdirSync(inData()).includes('tmp') ? readdirSync(inData('tmp')) : [],
})

test('a whole backup takes the place of an event that lost its end, which is served again', async () => {
  expect((await cut.host.get(`/api/events/${event}/state`)).body.refused).toBe('journal-cut')
  await cut.host.send('house', 'event.make-current', { event })
  await expect(cut.host.listen()).rejects.toMatchObject({ refused: 'journal-cut', with: { event } })
  const said = await put(whole)
  expect([said.status, said.text]).toEqual([204, ''])
  expect(onDisk().under).toEqual([])
  expect((await cut.host.get('/readyz')).status).toBe(200)
  expect(await versionOf(cut)).toBe(version)
  expect((await cut.host.listen()).received.length).toBeGreaterThan(0)
  const hall = await cut.as().state(event)
  expect(hall.cuts).toBeUndefined()
  expect(audit((await cut.as().get(`/api/events/${event}/proof.json`)).body).ok).toBe(true)
  expect((await put(whole)).body).toEqual({ refused: 'nothing-missing', with: {} })
})

test.each<[string, () => Uint8Array, number, object]>([
  ['of another event', () => foreign, 409, { refused: 'backup-other', with: {} }],
  [
    'made before the last line that was known',
    () => early,
    409,
    { refused: 'backup-short', with: { missing: expect.any(Number) } },
  ],
  [
    'with another chain up to its end',
    () => changed(whole, `update lines set digest = hash where seq = 3`),
    409,
    { refused: 'backup-broken', with: { line: 3 } },
  ],
  [
    'with a changed body',
    () => changed(whole, `update lines set body = replace(body, '"', '" ') where seq = 2`),
    409,
    { refused: 'backup-broken', with: { line: 2 } },
  ],
  ['cut in the middle', () => half(whole), 415, { refused: 'backup-unreadable', with: {} }],
  [
    'that is a text',
    () => new TextEncoder().encode('no backup'),
    415,
    { refused: 'backup-unreadable', with: {} },
  ],
  ['that is empty', () => new Uint8Array(), 415, { refused: 'backup-unreadable', with: {} }],
])('a backup %s is refused, and nothing is changed', async (_name, bytes, status, refused) => {
  const before = onDisk()
  const said = await put(bytes())
  expect([said.status, said.body]).toEqual([status, refused])
  expect(onDisk()).toEqual(before)
  expect((await cut.host.get('/readyz')).body.refused).toBe('journal-cut')
  expect((await cut.host.send('house', 'event.go-on', { event })).status).toBe(200)
})

test('a backup that was made after the host went on differs from the one before', async () => {
  await cut.host.send('house', 'event.go-on', { event })
  await cut.host.send(event, 'layer.set', { layer: 'mute', on: true })
  const gone = await versionOf(cut)
  await remembered('killed', gone)
  cpSync(inData(), join(folder, 'again'), { recursive: true })
  rmSync(join(folder, 'again', 'events', `${event}.sqlite-wal`))
  await cut.stop()
  rmSync(inData(), { recursive: true })
  cpSync(join(folder, 'again'), inData(), { recursive: true })
  cut = await start('killed')
  expect((await put(whole)).body.refused).toBe('backup-differs')
})

test('only a host may put a backup, and only where something is missing', async () => {
  const desk = await cut.staff('desk')
  expect((await put(whole, event, desk)).body.refused).toBe('forbidden')
  expect((await put(whole, event, cut.as())).body.refused).toBe('forbidden')
  expect((await put(foreign, other)).body.refused).toBe('nothing-missing')
  expect((await put(whole, 'nowhere')).body.refused).toBe('event-unknown')
  expect((await cut.host.call('POST', `/api/events/${event}/backup`, {})).body.refused).toBe(
    'type-unsupported',
  )
  expect((await cut.host.call('POST', `/api/events/${event}/backup`, new FormData())).body.refused).toBe(
    'file-missing',
  )
})
