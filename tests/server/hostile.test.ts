import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitConnections } from '../../server/access/tcpConnections.ts'
import { defaultLimits } from '../../server/access/limits.ts'
import { Rate } from '../../server/access/rate.ts'
import { evening, newId, Running, type Client } from '../support/runningServer.ts'
import { frame, RawSocket } from '../support/rawSocket.ts'

let running: Running
let host: Client
let event: string

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  event = (await evening(running)).event
})
afterAll(() => running.stop())

const HALL = '40{"role":"hall"}'
/** Packets of Engine.IO and Socket.IO that no client of ours sends. */
const SHORT = `
  1 2 3x 4 49 4ZZ 5 6 9 40null 40[] 40"x" 40{"role": 40{"role":"hall","pid":"x","offset":"y"} 40{"role":{"toString":1}}
  40/admin,{} 41/admin, 42[] 42[null] 42[{}] 42["now",{"a":1}] 42["now" 42[7,"x"] 42["error",{}] 42["disconnect"]
  42["connect"] 42["newListener"] 42["command"] 42["command",null] 42["command",[],1,2,3] 420["command",{"id":1}]
  420["__proto__"] 420["now"] 43["x"] 430["x"] 44{"message":"x"} 451-["now",{"_placeholder":true,"num":0}]
  451-["now",{"_placeholder":true,"num":"x"}] 45999999-[]`
const PACKETS = [
  '',
  '\ud7ff',
  ...SHORT.trim().split(/\s+/),
  `42${'['.repeat(30_000)}`,
  `42["command",${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}]`,
  `451-["now",${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
  `42["command",{"id":"x","type":"go","ask":{"__proto__":{"role":"host"}}}]`,
  `42["now","${'x'.repeat(70_000)}"]`,
]
const BYTES = [
  frame(0x82, Buffer.from([1, 2, 3])),
  frame(0x81, Buffer.from([0xff, 0xfe])),
  frame(0x01, Buffer.from('40')),
  frame(0x80, Buffer.from('40')),
  frame(0xc1, Buffer.from('40')),
  frame(0x89, Buffer.alloc(126)),
  Buffer.from([0x81, 0x02, 0x34, 0x30]),
  Buffer.from([0xff, 0xff, 0xff, 0xff]),
  Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
]

test('whatever a connection sends, before and after it says who it is, at most it itself is closed', async () => {
  const listener = await running.as().listen()
  const sends = [
    ...PACKETS.map((text) => (raw: RawSocket) => raw.sendText(text)),
    ...BYTES.map((bytes) => (raw: RawSocket) => raw.send(bytes)),
  ]
  const raws: RawSocket[] = []
  for (const send of sends) {
    const [stranger, guest] = await Promise.all([RawSocket.open(running.base), RawSocket.open(running.base)])
    guest.sendText(HALL)
    await guest.messageStarting('42["snapshot"')
    send(stranger)
    send(guest)
    raws.push(stranger, guest)
  }
  await host.send(event, 'layer.set', { layer: 'mute', on: true })
  await listener.reaches(running.app.context.house.event(event)!.version)
  expect(await listener.ask('now')).toEqual(expect.any(Number))
  expect(running.logs.filter((line) => /"level":(50|60)/.test(line))).toEqual([])
  for (const raw of raws) raw.close()
  listener.socket.disconnect()
})

test('a message over the limit in size closes its connection alone', async () => {
  const [large, other] = await Promise.all([RawSocket.open(running.base), RawSocket.open(running.base)])
  for (const raw of [large, other]) raw.sendText(HALL)
  large.sendText(`42["now","${'x'.repeat(70_000)}"]`)
  await large.until(() => large.closed)
  other.sendText('427["now"]')
  expect(await other.messageStarting('437[')).toMatch(/^437\[\d+\]$/)
  other.close()
})

test('a connection says only so often who it is, and one whose socket has left does not stay', async () => {
  const raw = await RawSocket.open(running.base)
  for (let i = 0; i < 100 && !raw.closed; i++) {
    raw.sendText('40{"role":"desk"}')
    await raw.until(() => raw.closed || raw.received.length > i + 1)
  }
  expect(raw.closed).toBe(true)
  expect(raw.received.length).toBeLessThan(20)
  const left = await RawSocket.open(running.base)
  left.sendText(HALL)
  await left.messageStarting('42["snapshot"')
  left.sendText('41')
  await left.until(() => left.closed)
  expect(running.app.context.connections.count('hall')).toBe(0)
})

test('packets over the limit are refused, and who goes on is closed', async () => {
  const raw = await RawSocket.open(running.base)
  raw.sendText(HALL)
  await raw.messageStarting('42["snapshot"')
  for (let i = 0; i < 400 && !raw.closed; i++) {
    raw.sendText(`42${i}["now"]`)
    await raw.until(() => raw.closed || raw.received.some((text) => text.startsWith(`43${i}[`)))
  }
  expect(raw.closed).toBe(true)
  expect(raw.received.filter((text) => text.includes('too-many')).length).toBeGreaterThan(10)
})

/** A flood of each kind that reaches no handler of messages: what an ordinary client never sends so much of. */
const FLOODS: [string, (i: number) => Buffer][] = [
  ['acknowledgements', (i) => frame(0x81, Buffer.from(`43${i}[]`))],
  ['handshakes for namespaces that do not exist', (i) => frame(0x81, Buffer.from(`40/none-${i},{}`))],
  ['heartbeats', () => frame(0x81, Buffer.from('3'))],
  ['binary', () => frame(0x82, Buffer.from([4]))],
  ['pings of WebSocket', () => frame(0x89, Buffer.alloc(0))],
  ['pongs of WebSocket', () => frame(0x8a, Buffer.alloc(0))],
]

test.each(FLOODS)('a flood of %s is cut, and an ordinary client is not', async (_what, packet) => {
  const ordinary = await running.as().listen()
  const raw = await RawSocket.open(running.base)
  raw.sendText(HALL)
  await raw.messageStarting('42["snapshot"')
  for (let i = 0; i < 400 && !raw.closed; i++) {
    raw.send(packet(i))
    if (i % 20 === 0) expect(await ordinary.ask('now')).toEqual(expect.any(Number))
  }
  await raw.until(() => raw.closed)
  expect(ordinary.socket.connected).toBe(true)
  ordinary.socket.disconnect()
})

test('who runs the show may send as much as its pages ever do', async () => {
  const panel = await host.listen()
  const said = await Promise.all(Array.from({ length: 500 }, () => panel.ask('now')))
  expect(said.every((now) => typeof now === 'number')).toBe(true)
  panel.socket.disconnect()
})

test('an upgrade that is for nobody is closed, and nobody who hangs on holds up a stop', async () => {
  const own = await Running.start()
  const raw = await RawSocket.open(own.base, {}, '/elsewhere')
  expect([raw.status, raw.closed]).toEqual([0, true])
  const deaf = await RawSocket.open(own.base)
  deaf.sendText(HALL)
  await deaf.messageStarting('42["snapshot"')
  deaf.socket.pause()
  const half = await RawSocket.unfinished(own.base, 'POST /api/session HTTP/1.1\r\ncontent-length: 99\r\n')
  await own.stop()
  deaf.socket.resume()
  await Promise.all([deaf, half].map((one) => one.until(() => one.closed)))
})

test('a foreign host or a foreign page gets nothing, over HTTP and sockets', async () => {
  const own = await Running.start({ publicUrl: 'https://raffle.example' })
  const { port } = new URL(own.base)
  const http = async (headers: Record<string, string>) =>
    (await own.app.web.inject({ url: '/api/events', headers })).statusCode
  for (const known of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`, '[::1]', 'raffle.example']) {
    expect([known, await http({ host: known })]).toEqual([known, 200])
    const raw = await RawSocket.open(own.base, { host: known })
    expect([known, raw.status]).toEqual([known, 101])
    raw.close()
  }
  for (const foreign of [
    'evil.example',
    'raffle.example.evil.example',
    'localhost.evil.example',
    '8.8.8.8',
  ]) {
    expect([foreign, await http({ host: foreign })]).toEqual([foreign, 403])
    expect([foreign, (await RawSocket.open(own.base, { host: foreign })).status]).toEqual([foreign, 400])
  }
  const host = `127.0.0.1:${port}`
  const origins = ['https://evil.example', 'null', `http://127.0.0.1:${Number(port) + 1}`, 'http://127.0.0.1']
  for (const origin of origins) {
    expect([origin, await http({ host, origin })]).toEqual([origin, 403])
    expect([origin, (await RawSocket.open(own.base, { origin })).status]).toEqual([origin, 400])
  }
  for (const origin of [own.base, 'https://raffle.example']) {
    expect([origin, await http({ host, origin })]).toEqual([origin, 200])
    const raw = await RawSocket.open(own.base, { origin })
    expect([origin, raw.status]).toEqual([origin, 101])
    raw.close()
  }
  await own.stop()
})

test('whoever runs the show does not wait behind a hall that comes back', async () => {
  const own = await Running.start()
  const arrived: Socket[] = []
  own.app.web.server.on('connection', (socket) => arrived.push(socket))
  const hall = Array.from({ length: 300 }, () => RawSocket.connect(own.base))
  const panel = RawSocket.connect(own.base)
  const all = [...hall, panel]
  // All are there and read from before anybody asks: then nobody asks earlier than the panel by more than one turn.
  await expect.poll(() => arrived.filter((socket) => !socket.isPaused()).length).toBe(all.length)
  let open = 0
  const upgraded = hall.map((phone) => phone.upgrade().then(() => open++))
  await panel.upgrade({ origin: own.base, cookie: `drumroll-host=${own.host.token}` })
  expect([panel.status, open < hall.length / 2]).toEqual([101, true])
  await Promise.all(upgraded)
  for (const raw of all) raw.close()
  await own.stop()
})

test('however full it is, whoever runs the show finds room', async () => {
  const sockets = { hall: 3, session: 2, unfinished: 3, all: 7 }
  const own = await Running.start({}, { limits: { sockets } })
  const phones = await Promise.all([1, 2, 3].map(() => own.as().listen()))
  await expect(own.as().listen()).rejects.toMatchObject({ refused: 'too-many' })
  // Those who do not say who they are, and the one who was not let in, are not the whole either.
  const silent = await Promise.all([1, 2, 3, 4].map(() => RawSocket.open(own.base)))
  const statuses = silent.map(({ status }) => status).sort()
  expect(statuses.filter((status) => status === 101).length).toBeLessThanOrEqual(sockets.unfinished)
  expect(statuses).toContain(400)
  const cookie = `drumroll-host=${own.host.token}`
  const panel = await RawSocket.open(own.base, { origin: own.base, cookie })
  panel.sendText('40{"role":"host"}')
  expect(await panel.messageStarting('42["snapshot"')).toContain('"state"')
  const strange = await RawSocket.open(own.base, { origin: own.base, cookie: 'drumroll-host=guessed' })
  expect(strange.status).toBe(400)
  const second = await RawSocket.open(own.base, { origin: own.base, cookie })
  second.sendText('40{"role":"host"}')
  expect(await second.messageStarting('42["snapshot"')).toContain('"state"')
  const third = await RawSocket.open(own.base, { origin: own.base, cookie })
  third.sendText('40{"role":"host"}')
  expect(await third.messageStarting('44')).toContain('too-many')
  for (const raw of [...silent, panel, second, third]) raw.close()
  for (const listener of phones) listener.socket.disconnect()
  await own.stop()
})

/** A server that counts every connection as one from elsewhere in the hall. */
async function inTheHall(connections: number): Promise<Running> {
  const own = await Running.start({}, { limits: { connections } })
  own.app.web.server.prependListener('connection', (socket) =>
    Object.defineProperty(socket, 'remoteAddress', { value: '10.0.0.1' }),
  )
  return own
}

test('over the limit of connections a desk of the hall signs in and stays, and nobody without a key does', async () => {
  const own = await inTheHall(3)
  const { event } = await evening(own, 1)
  const { key } = await own.staff('desk')
  const secret = (await own.app.context.house.key(key))!
  const phones: RawSocket[] = []
  for (let i = 0; i < 10; i++) phones.push(await RawSocket.open(own.base, { origin: own.base }))
  expect(phones.map(({ status }) => status)).toEqual(expect.arrayContaining([101, 400]))
  expect(phones.at(-1)!.status).toBe(400)
  const wrong = await RawSocket.open(own.base, { origin: own.base, cookie: 'drumroll-desk=guessed' })
  expect(wrong.status).toBe(400)
  // Each may ask once, and is told that it is closed then.
  const strange = await own.as().get('/api/events')
  expect([strange.status, strange.headers.get('connection')]).toEqual([200, 'close'])
  const signedIn = await own.as().call('POST', '/api/session', { key: secret })
  expect([signedIn.status, signedIn.headers.get('connection')]).toEqual([200, 'close'])
  const [cookie] = signedIn.headers.get('set-cookie')!.split(';') as [string]
  const desk = await RawSocket.open(own.base, { origin: own.base, cookie })
  desk.sendText(`40${JSON.stringify({ role: 'desk', event })}`)
  expect(await desk.messageStarting('42["snapshot"')).toContain('"state"')
  const known = await own.signIn(secret)
  expect((await known.get('/api/session')).headers.get('connection')).not.toBe('close')
  for (const raw of [...phones, desk]) raw.close()
  await own.stop()
})

test('connections over the limit that ask nothing have an end, and this machine always finds one', () => {
  const server = Object.assign(new EventEmitter(), {
    closeIdleConnections: () => undefined,
    headersTimeout: 0,
  })
  let staff = false
  const { isOver } = limitConnections(server as never, 2, () => staff)
  const connect = (remoteAddress: string) => {
    const socket = Object.assign(new EventEmitter(), { remoteAddress, gone: false })
    const destroy = () => {
      socket.gone = true
      socket.emit('close')
    }
    server.emit('connection', Object.assign(socket, { destroy }))
    return socket
  }
  const sockets = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '127.0.0.1'].map(connect)
  expect(sockets.map((socket) => isOver(socket as never))).toEqual([false, false, true, false])
  const silent = Array.from({ length: 3000 }, () => connect('10.0.0.4'))
  expect(silent.filter(({ gone }) => !gone).length).toBe(1000)
  expect(silent.at(-1)!.gone).toBe(false)
  staff = true
  server.emit('upgrade', { socket: silent.at(-1) })
  expect(isOver(silent.at(-1) as never)).toBe(false)
  for (const socket of [...sockets, ...silent]) socket.emit('close')
  expect(isOver(connect('10.0.0.3') as never)).toBe(false)
})

test('all of one address leave room by default', () => {
  const { hall, unfinished, all } = defaultLimits().sockets
  expect(hall + unfinished).toBeLessThan(all)
})

test('who asks too much waits, and nobody else does', async () => {
  const limits = { work: new Rate(5, 0.001), strangers: new Rate(5, 0.001) }
  const own = await Running.start({}, { limits })
  const event = (await own.host.send('house', 'event.new', { title: 'Evening' })).body.id
  await own.host.send('house', 'event.make-current', { event })
  const desk = await own.signIn(own.app.context.sessions.hostKey)
  const asked = []
  for (let i = 0; i < 6; i++) asked.push(await own.host.send(event, 'layer.set', { layer: 'mute', on: true }))
  const last = asked.at(-1)!
  expect([last.status, last.body.refused]).toEqual([429, 'too-many'])
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await desk.send(event, 'layer.set', { layer: 'mute', on: true })).status).toBe(200)
  await own.stop()
})

test('wrong keys make their address wait, and keep out nobody who has a right one or is in', async () => {
  const own = await Running.start({}, { limits: { guesses: new Rate(3, 0.001) } })
  const { event } = await evening(own, 1)
  const listener = await own.host.listen()
  const keys = [own.app.context.sessions.hostKey]
  for (const role of ['desk', 'stage', 'confidence'] as const)
    keys.push((await own.app.context.house.key((await own.staff(role)).key))!)
  const [person] = (await own.host.state(event)).people
  const { link } = (await own.host.get(`/api/events/${event}/tickets/${person!.id}/link`)).body
  const { pair } = (await own.as().call('POST', '/api/pair', { role: 'stage' })).body
  const sign = (key: string) => own.as().call('POST', '/api/session', { key })
  const poll = (secret: string) => own.as().get('/api/pair', { pair: secret })
  for (let i = 0; i < 3; i++) expect((await sign(`wrong-${i}`)).status).toBe(401)
  expect((await sign('wrong-3')).status).toBe(429)
  expect((await poll('wrong-4')).status).toBe(429)
  for (const key of keys) expect((await sign(key)).status).toBe(200)
  expect((await poll(pair)).status).toBe(202)
  const ticket = { key: String(link).split('#')[1] }
  expect((await own.as().call('POST', `/api/events/${event}/ticket`, ticket)).status).toBe(200)
  expect((await own.host.get('/api/session')).body).toEqual({ role: 'host', name: 'Hana' })
  expect((await listener.send('layer.set', { layer: 'mute', on: true })).version).toEqual(expect.any(Number))
  const again = await own.host.listen()
  expect(again.received[0]!.said.now).toEqual(expect.any(Number))
  await own.stop()
})

test('wrong tickets of a hall behind one address lock nobody out: keys are slowed, second data guessed for one person at most', async () => {
  const own = await Running.start(
    {},
    { limits: { guesses: new Rate(3, 0.001), strangers: new Rate(1000, 1) } },
  )
  const { event } = await evening(own, 2)
  await own.host.send(event, 'event.configure', { selfCheckIn: true })
  const hall = own.as()
  const ticket = (body: object) => hall.call('POST', `/api/events/${event}/ticket`, body)
  const enter = (code: string, proof: string) =>
    hall.call('POST', `/api/events/${event}/check-in`, { id: newId(), code, proof })
  const { host, app } = own
  const [person] = (await host.state(event)).people
  const key = await app.context.sessions.tickets.keyOf(app.context.house.event(event)!, person!.id)
  for (let i = 0; i < 20; i++) {
    expect((await ticket({ code: `typo-${i}` })).body).toEqual({ in: false, award: false })
    expect((await ticket({ key: `typo-${i}` })).status).toBe(i < 3 ? 404 : 429)
    expect((await ticket({ key })).status).toBe(200)
    expect((await enter(`typo-${i}`, '2001')).status).toBe(404)
  }
  expect((await ticket({ code: 'T-1001' })).body).toEqual({ in: true, award: false })
  const guessed = []
  for (let i = 0; i < 7; i++) guessed.push((await enter('T-1001', `000${i}`)).status)
  expect(guessed).toEqual([404, 404, 404, 404, 404, 429, 429])
  expect((await enter('T-1001', '2001')).status).toBe(429)
  expect((await enter('T-1002', '2002')).status).toBe(200)
  expect((await own.signIn(own.app.context.sessions.hostKey)).role).toBe('host')
  await own.stop()
})
