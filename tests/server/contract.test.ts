import { DatabaseSync } from '../../server/journals/sqliteDriver.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evening, houseOf, newId, Running, type Client } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string
let prize: string
const folder = mkdtempSync(join(tmpdir(), 'drumroll-contract-'))

beforeAll(async () => {
  running = await Running.start({ dataDir: join(folder, 'data') })
  host = running.host
  ;({ event, prize } = await evening(running))
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

const at = (path: string) => `/api/events/${event}/${path}`

test('the server says that it is up and ready, and counts without naming anybody', async () => {
  expect((await running.as().get('/healthz')).body).toEqual({ ok: true })
  expect((await running.as().get('/readyz')).body).toEqual({ ok: true })
  expect((await host.get('/metrics')).text).toContain('drumroll_events 1')
  const forwarded = await running.as().get('/metrics', { 'x-forwarded-for': '203.0.113.9' })
  expect([forwarded.status, forwarded.body.refused]).toEqual([403, 'forbidden'])
})

test('the hall is told of the current real event alone; the others of all', async () => {
  const rehearsal = (await host.send('house', 'event.copy', { event, as: 'rehearsal', with: 'setup' })).body
    .id
  const all = (await host.get('/api/events')).body
  expect(all).toContainEqual({ id: event, title: 'Evening', rehearsal: false, current: true })
  expect(all).toContainEqual({ id: rehearsal, title: 'Evening', rehearsal: true, current: false })
  expect((await running.as().get('/api/events')).body).toEqual([
    { id: event, title: 'Evening', rehearsal: false, current: true },
  ])
  const hidden = await running.as().get(`/api/events/${rehearsal}/state`)
  expect([hidden.status, hidden.body.refused]).toEqual([404, 'event-unknown'])
  await host.send('house', 'rehearsal.show', { event: rehearsal })
  await host.send('house', 'rehearsal.end')
  await host.send('house', 'event.delete', { event: rehearsal })
})

test('a state comes compressed, with its version, and not again while nothing has changed', async () => {
  const first = await host.get(at('state'), { 'accept-encoding': 'gzip, br' })
  const etag = first.headers.get('etag')!
  expect(first.body).toMatchObject({
    version: expect.any(Number),
    head: expect.any(String),
    state: { id: event },
  })
  expect(first.headers.get('content-encoding')).toBe('br')
  expect((await host.get(at('state'), { 'if-none-match': etag })).status).toBe(304)
  expect((await host.get(at('state'), { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe(
    'gzip',
  )
  expect((await host.get(at('state'), { 'accept-encoding': 'identity' })).body).toEqual(first.body)
  await host.send(event, 'sponsor.save', { name: 'Lamp makers' })
  const second = await host.get(at('state'), { 'if-none-match': etag })
  expect(second.body.version).toBeGreaterThan(first.body.version)
  expect((await running.as().get('/api/events/current/state')).body.state.id).toBe(event)
})

test('a command gets one answer for ever, and only its own session may ask for it', async () => {
  const id = newId()
  const first = await host.send(event, 'sponsor.save', { name: 'Twice' }, { id })
  expect(await host.send(event, 'sponsor.save', { name: 'Other' }, { id })).toMatchObject({
    body: first.body,
  })
  expect((await host.get(at(`commands/${id}`))).body).toEqual(first.body)
  const other = await running.signIn(running.app.context.sessions.hostKey)
  expect((await other.get(at(`commands/${id}`))).status).toBe(404)
  expect((await host.state(event)).sponsors.filter(({ name }) => name === 'Twice')).toHaveLength(1)
})

test('a command on something that changed since is stale', async () => {
  const { version } = (await host.get(at('state'))).body
  await host.send(event, 'layer.set', { layer: 'mute', on: true })
  const stale = await host.send(event, 'draw.start', { prize, count: 1 }, { at: version })
  expect([stale.status, stale.body.refused]).toEqual([409, 'stale'])
})

test('malformed requests are refused with where they are wrong, and nothing is converted to fit', async () => {
  const send = (body: unknown, headers?: Record<string, string>) =>
    host.call('POST', at('commands'), body, headers)
  const refusals = [
    await send({ type: 'event.close', ask: {} }),
    await send({ id: 'a', type: 'event.close', ask: [] }),
    await send({ id: 'a', type: 'event.close', ask: {}, at: '7' }),
    await send({ id: 'a', type: 'event.close', ask: {}, unheard: 1 }),
    await send({ id: 'a b', type: 'event.close', ask: {} }),
    await send('{"id":'),
    await send('{"id":"a","type":"event.close","ask":{"__proto__":{"x":1}}}'),
    await host.call('POST', '/api/events/not!an!id/commands', { id: 'a', type: 'event.close', ask: {} }),
  ]
  for (const { status, body } of refusals) expect([status, body.refused]).toEqual([400, 'request-malformed'])
  const asks = [
    { prize, count: '1' },
    { prize, count: 1.5 },
    { prize },
    { prize, count: 1, chance: 2 },
    { prize: '\ud800', count: 1 },
  ]
  for (const ask of asks) {
    const { status, body } = await host.send(event, 'draw.start', ask)
    expect([status, body.refused, typeof body.with.path]).toEqual([400, 'ask-malformed', 'string'])
  }
  const deep = await host.send(event, 'cue.save', { scene: 'message', content: nested(40) })
  expect([deep.status, deep.body.refused]).toEqual([400, 'ask-malformed'])
  const unknown = await host.send(event, 'toString')
  expect([unknown.status, unknown.body.refused]).toEqual([400, 'command-unknown'])
  const text = await send('{}', { 'content-type': 'text/plain' })
  expect([text.status, text.body.refused]).toEqual([415, 'type-unsupported'])
  const large = await send({ id: 'a', type: 'event.close', ask: { text: 'x'.repeat(300_000) } })
  expect([large.status, large.body.refused]).toEqual([413, 'too-large'])
})

const nested = (depth: number): object => (depth === 0 ? {} : { in: nested(depth - 1) })

test('GO takes the step that was seen, once', async () => {
  const step = { id: newId(), step: 'start:99:99' }
  const passed = await host.call('POST', at('go'), step)
  expect([passed.status, passed.body.refused]).toEqual([409, 'step-passed'])
  const blind = await host.call('POST', at('go'), { id: newId() })
  expect([blind.status, blind.body.refused]).toEqual([409, 'step-missing'])
  const { body: next } = await host.get(at('next'))
  expect(next).toMatchObject({ label: { code: 'cue' }, type: 'cue.show' })
  const two = await Promise.all(
    [newId(), newId()].map((id) => host.call('POST', at('go'), { id, step: next.step })),
  )
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await host.state(event)).show.cue).not.toBeNull()
})

test('a list of people is previewed, mapped again, and imported once', async () => {
  const rows = ['票号,姓名,桌', 'N-1,新来一,甲', 'N-2,新来二,乙']
  const send = (fields: Record<string, string | Blob>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.set(name, value)
      else form.set(name, value, 'people.csv')
    }
    return host.call('POST', at('people/preview'), form)
  }
  const listener = await host.listen(event)
  const steps: string[] = []
  listener.socket.on('progress', ({ step }) => steps.push(step))
  const { status, body } = await send({ file: new Blob([rows.join('\n')]) })
  expect([status, body.difference.added, body.mapping.name]).toEqual([200, 2, [1]])
  await listener.ask('now')
  expect(steps).toEqual(['reading', 'checking', 'comparing'])
  const mapped = await send({ preview: body.preview, mapping: JSON.stringify({ name: [1], code: [0] }) })
  const problems = await host.get(at(`people/preview/${body.preview}/problems`))
  expect(problems.body.problems).toHaveLength(mapped.body.problems.length)
  const workbook = await fetch(
    `${running.base}${at(`people/preview/${body.preview}/problems.xlsx`)}?role=host&lang=zh-CN`,
    { headers: { authorization: `Bearer ${host.token}` } },
  )
  expect(decodeURIComponent(workbook.headers.get('content-disposition')!)).toContain('问题.xlsx')
  const [sheet] = (await readXlsx(new Uint8Array(await workbook.arrayBuffer()))).sheets
  expect(sheet!.rows[0]).toEqual(['行', '工作表', '类型', '问题', '原文'])
  expect(sheet!.rows).toHaveLength(1 + problems.body.problems.length)
  for (const name of ['problems', 'problems.xlsx'])
    expect((await host.get(at(`people/preview/unknown/${name}`))).body.refused).toBe('preview-unknown')
  expect(mapped.body.difference.samples.added[0]).toMatchObject({ name: '新来一', code: 'N-1', group: '' })
  expect((await host.send(event, 'people.import', { preview: body.preview })).body).toMatchObject({
    added: 2,
  })
  for (const [fields, code] of [
    [{}, 'file-missing'],
    [{ preview: body.preview, mapping: 'nonsense' }, 'mapping-malformed'],
    [{ preview: body.preview, mapping: '{"name":"1"}' }, 'mapping-malformed'],
    [{ preview: 'unknown', mapping: '{"name":[1]}' }, 'preview-unknown'],
    [{ file: new Blob([new Uint8Array([1, 2, 3])]) }, 'file-unknown'],
  ] as const) {
    const said = await send(fields)
    expect([said.status < 500, said.body.refused]).toEqual([true, code])
  }
  const plain = await host.call('POST', at('people/preview'), { file: 'x' })
  expect([plain.status, plain.body.refused]).toEqual([415, 'type-unsupported'])
})

test('a picture is kept by its digest and served for ever; what is none is refused', async () => {
  const png = await sharp({ create: { width: 9, height: 6, channels: 4, background: '#248' } })
    .png()
    .toBuffer()
  const send = (bytes: Uint8Array) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)]), 'logo.png')
    return host.call('POST', at('pictures'), form)
  }
  const { sha256 } = (await send(png)).body as { sha256: string }
  expect((await send(png)).body).toEqual({ sha256 })
  const { headers, status } = await running.as().get(at(`pictures/${sha256}`))
  expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    200,
    'image/png',
    'nosniff',
  ])
  expect(headers.get('cache-control')).toContain('immutable')
  expect((await host.get(at('pictures'))).body).toContain(sha256)
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<script>', 'GIF89a', '']) {
    const said = await send(Buffer.from(text))
    expect([said.status, said.body.refused]).toEqual([415, 'picture-unknown'])
  }
  const large = await send(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]))
  expect([large.status, large.body.refused]).toEqual([413, 'too-large'])
  expect((await running.as().get(at(`pictures/${'0'.repeat(64)}`))).status).toBe(404)
})

test('the proof is public, cached by version, and stays so when another event is current', async () => {
  const first = await running.as().get(at('proof.json'))
  expect(first.body).toMatchObject({ format: 'fd1/proof', event })
  const etag = first.headers.get('etag')!
  expect((await running.as().get(at('proof.json'), { 'if-none-match': etag })).status).toBe(304)
  expect((await running.as().get('/api/events/unknown/proof.json')).status).toBe(404)
  const other = (await host.send('house', 'event.new', { title: 'Next year' })).body.id
  await host.send('house', 'event.make-current', { event: other })
  expect((await running.as().get(at('proof.json'))).body.event).toBe(event)
  expect((await running.as().get(at('state'))).body.refused).toBe('event-unknown')
  await host.send('house', 'event.make-current', { event })
})

test('exports come as files under the name that they are saved as', async () => {
  const { status, headers, text } = await host.get(at('exports/winners.csv?lang=en'))
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(headers.get('content-disposition')).toContain("filename*=UTF-8''Evening")
  expect(text.split('\n')[0]).toContain('Prize')
  expect((await host.get(at('exports/unheard.csv'))).status).toBe(404)
  expect((await host.get(at('exports/winners.csv?lang=tlh'))).status).toBe(400)
})

test('a backup is one file that opens and holds every line', async () => {
  const response = await fetch(`${running.base}${at('backup')}`, {
    headers: { authorization: `Bearer ${host.token}` },
  })
  const file = join(folder, 'backup.sqlite')
  writeFileSync(file, new Uint8Array(await response.arrayBuffer()))
  const db = new DatabaseSync(file, { readOnly: true })
  const { n } = db.prepare('select count(*) as n from lines').get() as { n: number }
  db.close()
  const { version, state } = running.app.context.house.event(event)!
  // The line that remembers the backup is in it.
  expect(n).toBe(version)
  expect(state.backups).toHaveLength(1)
  expect((await host.state(event)).backups).toEqual(state.backups)
  expect((await running.as().get(at('state'))).body.state.backups).toEqual([])
})

test('a ticket opens by its key; a code alone tells only in and award', async () => {
  const [person] = (await host.state(event)).people
  const { link } = (await host.get(at(`tickets/${person!.id}/link`))).body
  const key = link.split('#')[1]
  const ask = (body: object) => running.as().call('POST', at('ticket'), body)
  expect((await ask({ key })).body).toMatchObject({
    person: { code: person!.code, name: person!.name },
    awards: [],
  })
  expect((await ask({ code: person!.code })).body).toEqual({ in: true, award: false })
  expect(await ask({ code: 'nobody' })).toMatchObject({ status: 200, body: { in: false, award: false } })
  for (const wrong of [{ key: `${person!.id}.AAAAAAAAAAAAAAAAAAAAAAAA` }, { key: 'x' }]) {
    const { status, body } = await ask(wrong)
    expect([status, body.refused]).toEqual([404, 'ticket-unknown'])
  }
})

test('a person checks in with code and second datum only where the host lets them', async () => {
  const code = 'SELF-1'
  await host.send(event, 'person.save', { code, name: 'Selma Self', phone: '+86 139 0000 9876' })
  const ask = (proof: string) => running.as().call('POST', at('check-in'), { id: newId(), code, proof })
  expect((await ask('9876')).body.refused).toBe('self-check-in-off')
  await host.send(event, 'event.configure', { selfCheckIn: true })
  expect((await ask('0000')).body.refused).toBe('ticket-unknown')
  expect((await ask('9876')).body).toMatchObject({ version: expect.any(Number), key: expect.any(String) })
  expect((await ask('Selma Self')).status).toBe(200)
  const { people } = await host.state(event)
  expect(people.find((person) => person.code === code)!.checkedIn).toBe(true)
})

test('the link of a key is the host’s alone, and gone once the key is revoked', async () => {
  const { body } = await host.send('house', 'key.make', { role: 'desk', name: 'Door' })
  const link = `/api/keys/${body.id}/link`
  expect((await host.get(link)).body).toMatchObject({
    role: 'desk',
    link: expect.stringMatching(/^\/desk#key=[\w-]{22,}$/),
  })
  expect(JSON.stringify(await houseOf(running))).not.toContain((await host.get(link)).body.link.split('=')[1])
  await host.send('house', 'key.revoke', { key: body.id })
  expect((await host.get(link)).status).toBe(404)
  const again = await host.send('house', 'key.revoke', { key: 'unknown' })
  expect([again.status, again.body.refused]).toEqual([409, 'key-unknown'])
})

test('the contract is described as OpenAPI, route by route, and can be read as a page', async () => {
  const { body } = await running.as().get('/api/openapi.json')
  for (const { method, url } of running.app.routes) {
    if (url === '/api/openapi.json') continue
    const path = url.replace(/:(\w+)/g, '{$1}')
    expect(body.paths[path]?.[method.toLowerCase()]?.summary, `${method} ${url}`).toEqual(expect.any(String))
  }
  const page = await running.as().get('/api/docs')
  expect(page.status).toBe(200)
  const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source!)
  expect(page.text).not.toMatch(/<script(?![^>]*src=)|<style|style="/)
  for (const source of sources) expect((await running.as().get(source)).status, source).toBe(200)
})

test('what is not there is refused as not found', async () => {
  for (const path of [
    '/api/nothing',
    '/api/docs/nothing',
    '/nothing',
    '/assets/../package.json',
    '/assets/nothing.js',
    '/.vite/manifest.json',
  ]) {
    const { status, body } = await running.as().get(path)
    expect([status, body.refused]).toEqual([404, 'not-found'])
  }
})
