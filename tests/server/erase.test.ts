import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
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
  const gone = { code: 'GONE-77001', name: '龚宝离', phone: '13700077001', email: 'gone77001@example.test' }
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
