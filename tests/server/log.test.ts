import { afterAll, beforeAll, expect, test } from 'vitest'
import { evening, newId, Running, type Client } from '../support/runningServer.ts'
import { RawSocket } from '../support/rawSocket.ts'

let running: Running
let host: Client
let event: string
let prize: string
/** What may stand in no line of the log: names, codes, numbers, keys, tokens, words, what somebody sent by mistake. */
const SPOKEN = ['Nadia', 'T-100', '1390000200', 'Ludmila', 'LOGGED-1', 'seven blue', 'ludmila@example.test']

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  ;({ event, prize } = await evening(running))
})
afterAll(() => running.stop())

test('the log of a busy session, also of all that goes wrong in it, says nothing of anybody', async () => {
  const desk = await running.staff('desk')
  const guest = running.as()
  const at = (path: string) => `/api/events/${event}/${path}`
  const ludmila = {
    code: 'LOGGED-1',
    name: 'Ludmila Logged',
    phone: '13900002999',
    email: 'ludmila@example.test',
  }
  const { id } = (await host.send(event, 'person.save', ludmila)).body
  await host.send(event, 'person.save', { ...ludmila, name: 'Ludmila Again' })
  await host.send(event, 'person.save', { ...ludmila, weight: 'Ludmila' })
  await desk.send(event, 'person.check-in', { person: id })
  await host.send(event, 'draw.start', { prize, count: 1 })
  await host.send(event, 'draw.call', { word: 'seven blue' })
  const link = (await host.get(at(`tickets/${id}/link`))).body.link as string
  const key = link.split('#')[1]!
  await guest.call('POST', at('ticket'), { key })
  await guest.call('POST', at('ticket'), { code: 'LOGGED-1' })
  await guest.call('POST', at('ticket'), { code: 'LOGGED-1', name: 'Ludmila' })
  await guest.call('POST', at('check-in'), { id: newId(), code: 'LOGGED-1', proof: 'Ludmila Logged' })
  const form = new FormData()
  form.set('file', new Blob(['票号,姓名\nLOGGED-12,Ludmila Listed\n']), 'Ludmila.csv')
  await host.call('POST', at('people/preview'), form)
  const broken = new FormData()
  broken.set('file', new Blob(['Ludmila']), 'Ludmila.xlsx')
  broken.set('mapping', '{"Ludmila":1}')
  await host.call('POST', at('people/preview'), broken)
  for (const file of ['winners.csv', 'people.xlsx', 'reconciliation.xlsx'])
    await host.get(at(`exports/${file}`))
  // Where it does not belong: in paths, queries, headers, bodies that are no JSON.
  await guest.get('/api/people/Ludmila/LOGGED-1?name=Ludmila&phone=13900002999')
  await guest.get(`/api/events/current/state?role=Ludmila`)
  await guest.get('/%E0%A4%A?name=Ludmila')
  await guest.get('/api/session', {
    authorization: 'Bearer Ludmila',
    'user-agent': 'Ludmila',
    referer: 'http://x/?Ludmila',
  })
  await guest.call('POST', '/api/session', '{"key":"Ludmila')
  await guest.call('POST', '/api/session', 'Ludmila', { 'content-type': 'text/Ludmila' })
  await guest.call('POST', '/api/session', { key: 'LOGGED-1-key', name: 'Ludmila' })
  const { pair, code } = (await guest.call('POST', '/api/pair', { role: 'stage', name: 'Ludmila' })).body
  await guest.get('/api/pair', { pair })
  // A bug that quotes what it was given.
  const ledger = running.app.context.house.event(event)!
  ledger.answer = () => Promise.reject(new Error('Ludmila LOGGED-1', { cause: new Error('Ludmila') }))
  expect((await host.get(at('commands/unknown'))).status).toBe(500)
  Reflect.deleteProperty(ledger, 'answer')
  ledger.submit = () => Promise.reject(Object.assign(new Error('Ludmila'), { Ludmila: 'LOGGED-1' }))
  const listener = await host.listen(event)
  expect(await listener.send('layer.set', { layer: 'mute', on: true })).toMatchObject({ refused: 'failed' })
  Reflect.deleteProperty(ledger, 'submit')
  const raw = await RawSocket.open(running.base, {}, '/socket.io/?EIO=4&transport=websocket&name=Ludmila')
  raw.sendText('40{"role":"desk","token":"Ludmila"}')
  await raw.messageStarting('44')
  raw.sendText(
    '40{"role":"hall"}',
    '42["Ludmila","LOGGED-1"]',
    '42["command",{"id":"Ludmila","type":"Ludmila"}]',
  )
  await raw.messageStarting('42["snapshot"')
  raw.close()

  const log = running.logs.join('')
  expect(running.logs.filter((line) => line.includes('"level":50')).length).toBeGreaterThanOrEqual(2)
  expect(log).toContain('"route":"/api/events/:event/people/preview"')
  const secrets = [host.token!, desk.token!, running.app.context.sessions.hostKey, key, id, pair, code, event]
  for (const word of [...SPOKEN, ...secrets]) expect([word, log.includes(word)]).toEqual([word, false])
})

test('no route takes a secret or a person’s data in its address', async () => {
  const { paths } = (await running.as().get('/api/openapi.json')).body
  const queried = Object.values(paths).flatMap((path: any) =>
    Object.values(path).flatMap(({ parameters = [] }: any) =>
      parameters.filter((one: any) => one.in === 'query').map((one: any) => one.name),
    ),
  )
  // A language, and the id of a sponsor.
  expect(queried.filter((name) => !['lang', 'sponsor'].includes(name))).toEqual([])
})
