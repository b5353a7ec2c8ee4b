import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieName } from '../../server/access/callers.ts'
import { soleServer } from '../../server/journals/cluster.ts'
import { Pairing, SILENCE } from '../../server/house/pairing.ts'
import { ROLES } from '../../shared/show/rule.ts'
import { evening, houseOf, newId, Running, type Client } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  event = (await evening(running)).event
})
afterAll(() => running.stop())

test('every answer carries the content security policy as it is designed, with the host that was asked', async () => {
  const { host: asked } = new URL(running.base)
  for (const path of ['/healthz', '/api/events', '/nothing', '/api/docs']) {
    const { headers } = await running.as().get(path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "media-src 'self' blob:; worker-src 'self' blob:; " +
        `connect-src 'self' ws://${asked} wss://${asked}; frame-ancestors 'self'`,
    )
  }
})

test('sessions of several roles stand side by side in one browser, each in the cookie of its role', async () => {
  const jar = new Map<string, string>()
  for (const role of ['desk', 'stage'] as const) {
    const { key } = await running.staff(role)
    const secret = await running.app.context.house.key(key)
    const { headers } = await running.as().call('POST', '/api/session', { key: secret, name: `a ${role}` })
    const [pair, ...attributes] = headers.get('set-cookie')!.split('; ')
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
    const [name, value] = pair!.split('=') as [string, string]
    expect(name).toBe(cookieName(role))
    jar.set(name, value)
  }
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  for (const role of ROLES) {
    const { status, body } = await running.as().get(`/api/session?role=${role}`, { cookie })
    if (role === 'desk' || role === 'stage') expect(body).toEqual({ role, name: `a ${role}` })
    else expect([role, status]).toEqual([role, role === 'hall' ? 403 : 401])
  }
  // Without `role` it is the hall; and no page elsewhere makes the browser act with its cookies.
  expect((await running.as().get(`/api/events/${event}/state`, { cookie })).body.state.people).toEqual([])
  const give = (headers: Record<string, string>) =>
    running
      .as()
      .call(
        'POST',
        `/api/events/${event}/commands?role=desk`,
        { id: newId(), type: 'claim.undo', ask: { draw: 1, entry: '0'.repeat(64) } },
        { cookie, ...headers },
      )
  expect((await give({ origin: running.base })).body.refused).toBe('award-unknown')
  expect((await give({})).status).toBe(401)
  expect((await give({ origin: 'https://evil.example' })).body.refused).toBe('origin-foreign')
  const read = (headers: Record<string, string>) =>
    running.as().get(`/api/events/${event}/state?role=desk`, { cookie, ...headers })
  expect((await read({ 'sec-fetch-site': 'cross-site' })).status).toBe(401)
  expect((await read({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('a screen is paired by a code that the host approves, and its session is given out once', async () => {
  for (const role of ['desk', 'stage', 'confidence'] as const) {
    const { pair, code } = (await running.as().call('POST', '/api/pair', { role, name: 'Left' })).body
    expect(pair.length).toBeGreaterThanOrEqual(22)
    const fetched = () => running.as().get('/api/pair', { pair })
    expect((await fetched()).status).toBe(202)
    const approved = await host.send('house', 'key.approve', { code })
    expect(approved.body).toEqual({ version: expect.any(Number), id: expect.any(String) })
    const { status, body } = await fetched()
    expect([status, body]).toEqual([200, { token: expect.any(String), role }])
    expect((await fetched()).status).toBe(404)
    const screen = running.as(body.token, role)
    expect((await screen.get('/api/session')).body).toEqual({ role, name: 'Left' })
    // The host's list tells one desk from another by the name that it gave.
    const { keys } = await houseOf(running)
    expect(keys.find(({ id }) => id === approved.body.id)).toMatchObject({ role, name: 'Left' })
    await host.send('house', 'key.revoke', { key: approved.body.id })
    expect((await screen.get('/api/session')).status).toBe(401)
  }
  for (const wrong of [{ role: 'host' }, { role: 'hall' }, {}])
    expect((await running.as().call('POST', '/api/pair', wrong)).status).toBe(400)
  expect((await host.send('house', 'key.approve', { code: 'AAAAAA' })).body.refused).toBe('code-unknown')
  expect((await running.as().get('/api/pair', { pair: 'guessed' })).status).toBe(404)
})

test('one approval opens one screen, also when its command comes again with another code', async () => {
  const [first, second] = [await ask(), await ask()]
  const id = newId()
  const approved = await host.send('house', 'key.approve', { code: first.code }, { id })
  expect((await host.send('house', 'key.approve', { code: second.code }, { id })).body).toEqual(approved.body)
  expect((await running.as().get('/api/pair', { pair: second.pair })).status).toBe(202)
  const all = await Promise.all(
    Array.from({ length: 5 }, () => host.send('house', 'key.approve', { code: second.code })),
  )
  expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
})

/** Asks for a code, in place of the one of an earlier pair; and the status of asking for its session. */
const ask = async (pair?: string) =>
  (await running.as().call('POST', '/api/pair', { role: 'stage' }, pair ? { pair } : {})).body
const waits = async (pair: string) => (await running.as().get('/api/pair', { pair })).status

test('a code stays while its screen asks, and no longer', async () => {
  const [shown, left] = [await ask(), await ask()]
  running.passed += SILENCE * 0.7
  expect(await waits(shown.pair)).toBe(202)
  running.passed += SILENCE * 0.7
  expect(await waits(shown.pair)).toBe(202)
  expect(await waits(left.pair)).toBe(404)
})

test('a new code of one asker replaces its own and nobody else’s', async () => {
  const [other, first] = [await ask(), await ask()]
  const second = await ask(first.pair)
  expect(await Promise.all([other, first, second].map(({ pair }) => waits(pair)))).toEqual([202, 404, 202])
  expect((await host.send('house', 'key.approve', { code: first.code })).body.refused).toBe('code-unknown')
})

test('however many codes nobody answers, every screen gets one, and those that wait keep theirs', async () => {
  const { ledger } = running.app.context.house
  const pairing = new Pairing({ cluster: soleServer(() => 0), ledger, refresh: async () => {} })
  const shown = await pairing.ask('stage', 'Main')
  for (let i = 0; i < 10_000; i++) {
    expect((await pairing.ask('stage', '')).code).toMatch(/^\w{6}$/)
    if (i % 1000 === 0) await pairing.fetch(shown.pair)
  }
  expect((await pairing.code(shown.code))?.role).toBe('stage')
}, 240_000)

test('revoking a key closes its sockets at once and ends all that was opened with it', async () => {
  const desk = await running.staff('desk')
  const other = await running.signIn((await running.app.context.house.key(desk.key))!, 'Second')
  const sockets = [await desk.listen(event), await other.listen()]
  const closed = sockets.map((listener) => new Promise((done) => listener.socket.once('disconnect', done)))
  const secret = (await running.app.context.house.key(desk.key))!
  expect((await host.send('house', 'key.revoke', { key: desk.key })).status).toBe(200)
  expect(await Promise.all(closed)).toEqual(['io server disconnect', 'io server disconnect'])
  for (const client of [desk, other]) {
    expect((await client.get('/api/session')).status).toBe(401)
    await expect(client.listen()).rejects.toMatchObject({ refused: 'session-unknown' })
  }
  expect((await running.as().call('POST', '/api/session', { key: secret })).status).toBe(401)
})

test('who signs in while the key is being revoked is not in', async () => {
  const desk = await running.staff('desk')
  const secret = (await running.app.context.house.key(desk.key))!
  const { sessions } = running.app.context
  const judged = (await sessions.judge(secret))!
  await host.send('house', 'key.revoke', { key: desk.key })
  const { token } = await sessions.begin(judged.key, judged.role, '')
  expect((await running.as(token, 'desk').get('/api/session')).status).toBe(401)
})

test('signing out closes the sockets of that session and of no other', async () => {
  const { key } = await running.staff('desk')
  const secret = (await running.app.context.house.key(key))!
  const [one, two] = [await running.signIn(secret), await running.signIn(secret)]
  const [gone, stays] = [await one.listen(), await two.listen()]
  const closed = new Promise((done) => gone.socket.once('disconnect', done))
  expect((await one.call('DELETE', '/api/session')).status).toBe(204)
  expect(await closed).toBe('io server disconnect')
  expect((await one.get('/api/session')).status).toBe(401)
  expect(await stays.ask('now')).toEqual(expect.any(Number))
})

test('signing out of a page that the host’s session serves leaves the host signed in', async () => {
  const panel = await running.signIn(running.app.context.sessions.hostKey)
  const listener = await panel.listen()
  const cookie = `drumroll-host=${panel.token}`
  const out = await running
    .as()
    .call('DELETE', '/api/session?role=desk', undefined, { cookie, origin: running.base })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([
    204,
    expect.stringMatching(/^drumroll-desk=; /),
  ])
  expect(await listener.ask('now')).toEqual(expect.any(Number))
  expect((await panel.get('/api/session')).status).toBe(200)
})

test('every role sees what the design gives it, and no more', async () => {
  await host.send(event, 'prize.save', { name: 'Noted', quantity: 1, note: 'PRIVATE prize' })
  const message = { scene: 'message', notes: 'PRIVATE cue', title: 'On air' }
  const cue = (await host.send(event, 'cue.save', message)).body.id
  await host.send(event, 'cue.save', { scene: 'message', title: 'Later' })
  await host.send(event, 'cue.show', { cue })
  await host.send(event, 'layer.set', { layer: 'message', on: true, text: 'PRIVATE layer', private: true })
  await host.send(event, 'person.save', {
    code: 'M-1',
    name: 'Mail',
    phone: '+86 138-0000-77 66',
    email: 'm@example.test',
  })
  const seen = async (role: (typeof ROLES)[number]) => {
    const client = running.as(host.token, role)
    const { state } = (await client.get(`/api/events/${event}/state`)).body
    return {
      state,
      text: JSON.stringify(state),
      person: state.people.find((one: any) => one.name === 'Mail'),
    }
  }
  const [all, desk, stage, confidence, hall] = await Promise.all(
    (['host', 'desk', 'stage', 'confidence', 'hall'] as const).map(seen),
  )
  expect(all!.person).toMatchObject({ phone: '+86 138-0000-77 66', email: 'm@example.test', code: 'M-1' })
  expect(all!.text).toContain('PRIVATE layer')
  expect(desk!.person).toMatchObject({ phone: '7766', email: '', code: 'M-1', checkedIn: false })
  expect([desk!.state.cues, desk!.text.includes('PRIVATE cue')]).toEqual([[], false])
  expect(Object.keys(stage!.state.people[0]).sort()).not.toContain('code')
  for (const view of [stage!, hall!]) {
    expect(view.state.cues.map(({ title }: any) => title)).toEqual(['On air'])
    expect(view.text).not.toContain('PRIVATE')
  }
  expect(confidence!.text).toContain('PRIVATE cue')
  expect(confidence!.text).toContain('PRIVATE layer')
  expect(confidence!.text).not.toContain('PRIVATE prize')
  expect(hall!.state.people).toEqual([])
  // Ids, hashes and since when the stage shows what it does may hold any digits, and say nothing.
  for (const view of [stage!, confidence!, hall!])
    expect(view.text.replace(/[0-9a-f]{16,}|"since":\d+/g, '')).not.toMatch(/7766|77 66|example\.test|M-1/)
  for (const view of [all!, desk!, stage!, confidence!, hall!]) {
    expect(view.text).not.toMatch(/"salt"|"seed"/)
    expect([view.state.roll, view.state.entries]).toEqual([undefined, []])
  }
})
