import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { copiesOf, emptyHouse, originUnknown, type HouseState } from '../../shared/show/house.ts'
import { evening, newId, Running } from '../support/runningServer.ts'

/** Everything that the files of a folder hold, as text. */
function written(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('\n')
}
const latin = (text: string) => Buffer.from(text).toString('latin1')

test('an erasure leaves of those who won nothing no name, code, number or address, in no file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-erase-'))
  const running = await Running.start({ dataDir: folder })
  const { host } = running
  const { event, prize } = await evening(running, 4)
  const give = async (type: string, ask: object) => (await host.send(event, type, ask)).body
  const gone = {
    code: 'GONE-77001',
    name: '龚宝离',
    phone: '13700077001',
    background: 'GONE-77001 Ltd',
    email: 'gone77001@example.test',
  }
  const { id } = await give('person.save', gone)
  const twin = (await give('person.save', { code: 'GONE-77002', name: 'Twin Gonesen' })).id
  expect(await give('person.save', { ...gone, name: 'Gonesen Again' })).toMatchObject({
    refused: 'code-taken',
  })
  await give('person.merge', { keep: id, drop: twin })
  const form = new FormData()
  form.set('file', new Blob(['票号,姓名,手机\nGONE-77003,Imported Gonesen,13700077003\n']), 'people.csv')
  const { preview } = (await host.call('POST', `/api/events/${event}/people/preview`, form)).body
  await give('people.import', { preview })
  await give('event.configure', { selfCheckIn: true })
  const own = { id: newId(), code: 'GONE-77003', proof: '7003' }
  expect((await running.as().call('POST', `/api/events/${event}/check-in`, own)).status).toBe(200)
  await give('person.withdraw', { person: id, reason: 'asked' })
  const imported = (await host.state(event)).people.find(({ code }) => code === 'GONE-77003')!
  await give('person.check-in', { person: imported.id, undo: true })

  await give('draw.start', { prize, count: 1 })
  await give('draw.call', { word: 'seven' })
  running.ahead += 60_000
  await give('layer.set', { layer: 'mute', on: true })
  const listener = await host.listen(event)
  const revealed = async () => (await host.state(event)).draws[0]!.phase === 'revealed'
  while (!(await revealed())) {
    const heard = listener.received.length
    if (!(await revealed())) await listener.until(() => listener.received.length > heard)
  }
  const words = ['GONE-7700', '龚宝离', 'Gonesen', '1370007700', 'gone77001']
  for (const word of words) expect([word, written(folder).includes(latin(word))]).toEqual([word, true])

  expect(await give('people.erase', {})).toHaveProperty('version')
  const { people, awards } = await host.state(event)
  expect(people.map(({ entry }) => entry)).toEqual([awards[0]!.entry])
  expect((await give('people.import', { preview })).refused).toBe('preview-unknown')
  for (const word of words) expect([word, written(folder).includes(latin(word))]).toEqual([word, false])
  expect(audit((await running.as().get(`/api/events/${event}/proof.json`)).body).ok).toBe(true)
  await running.stop()
  for (const word of words) expect([word, written(folder).includes(latin(word))]).toEqual([word, false])
  rmSync(folder, { recursive: true, force: true })
})

/** A person of an event who is on no other list. */
const somebody = { code: 'GONE-88001', name: 'Gonesen Copied', phone: '13700088001', email: '' }

async function copyOf(running: Running, event: string, what: 'people' | 'setup' = 'people'): Promise<string> {
  const ask = { event, as: 'rehearsal', with: what, title: `Copy of ${event}` }
  return (await running.host.send('house', 'event.copy', ask)).body.id
}
const isErased = async (running: Running, event: string) => (await running.host.state(event)).erased

test('an erasure reaches the copies of an event and copies of copies, and leaves alone what shares only the set-up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-erase-'))
  const running = await Running.start({ dataDir: folder })
  const { event } = await evening(running, 2)
  await running.host.send(event, 'person.save', somebody)
  const copy = await copyOf(running, event)
  const second = await copyOf(running, copy)
  const third = await copyOf(running, second)
  await running.host.send('house', 'event.delete', { event: second })
  const setup = await copyOf(running, event, 'setup')
  const { events } = (await running.host.state('house')) as unknown as HouseState
  expect(copiesOf({ ...emptyHouse(), events }, event).map(({ id }) => id)).toEqual([third, copy])
  expect(originUnknown({ ...emptyHouse(), events }, event)).toEqual([])

  const { body } = await running.host.send(event, 'people.erase', {})
  expect(body).toMatchObject({ copies: [third, copy], kept: [] })
  expect(await Promise.all([event, copy, third, setup].map((id) => isErased(running, id)))).toEqual([
    true,
    true,
    true,
    false,
  ])
  for (const word of [somebody.name, somebody.phone]) expect(written(folder)).not.toContain(word)
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the host may keep copies, which the event says; nothing is erased while a copy that is to go cannot be', async () => {
  const running = await Running.start()
  const { host } = running
  const { event, prize } = await evening(running, 3)
  const [kept, other] = [await copyOf(running, event), await copyOf(running, event)]
  const stranger = await copyOf(running, event, 'setup')
  const strange = await host.send(event, 'people.erase', { keep: [stranger] })
  expect(strange.body).toEqual({ refused: 'not-a-copy', with: { event: stranger } })
  await host.send(other, 'draw.start', { prize, count: 1 })
  const open = await host.send(event, 'people.erase', { keep: [kept] })
  expect(open.body).toEqual({ refused: 'copy-draw-open', with: { title: `Copy of ${event}` } })
  expect(await isErased(running, event)).toBe(false)
  await host.send(other, 'draw.abandon', { reason: 'technical' })

  const id = newId()
  const done = await host.send(event, 'people.erase', { keep: [kept] }, { id })
  expect(done.body).toMatchObject({ copies: [other], kept: [kept] })
  expect((await host.state(event)).keptCopies).toEqual([kept])
  expect(await running.as().state(event)).not.toHaveProperty('keptCopies')
  expect(await Promise.all([event, other, kept].map((one) => isErased(running, one)))).toEqual([
    true,
    true,
    false,
  ])
  expect((await host.send(event, 'people.erase', {}, { id })).body).toEqual(done.body)
  expect(await isErased(running, kept)).toBe(false)
  await running.stop()
})

/** The file of a backup that is being written, where `GET …/backup` has it. */
async function interrupted(running: Running): Promise<string> {
  const file = join(await running.app.context.temporary.make(), 'event.sqlite.part')
  writeFileSync(file, somebody.name)
  return file
}

test('a backup that a kill interrupted is removed at the next start, and by an erasure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-erase-'))
  const [data, killed] = [join(folder, 'data'), join(folder, 'killed')]
  const first = await Running.start({ dataDir: data })
  const left = relative(data, await interrupted(first))
  cpSync(data, killed, { recursive: true })
  await first.stop()
  expect(existsSync(join(killed, left))).toBe(true)

  const running = await Running.start({ dataDir: killed })
  expect(existsSync(join(killed, left))).toBe(false)
  const { event } = await evening(running, 2)
  const file = await interrupted(running)
  await running.host.send(event, 'people.erase', {})
  expect(existsSync(file)).toBe(false)
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})
