import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSync } from '../../server/journals/sqliteDriver.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { Random } from '../../server/demo/random.ts'
import { evening } from '../support/runningServer.ts'
import { Process, type End } from '../support/serverProcess.ts'
import { readStored } from '../support/storedJournal.ts'

const processes = new Set<Process>()
const made = (data?: string, settings?: Record<string, string>): Process => {
  const one = new Process(data, settings)
  processes.add(one)
  return one
}
afterEach(async () => {
  // Some share a folder, which is removed once none of them writes to it.
  await Promise.all([...processes].map((one) => one.kill()))
  for (const one of processes) await one.remove()
  processes.clear()
})

/** Starts what cannot start; answers how it ended and what it said. */
async function refused(one: Process, flags: string[] = []): Promise<End & { said: string }> {
  await Promise.race([one.launch(flags), one.end()])
  const end = await Promise.race([one.end(), one.kill()])
  return { ...end, said: one.said }
}
/** One sentence, on one line. */
const sentence = (part: RegExp) => expect.stringMatching(new RegExp(`^[^\\n]*${part.source}[^\\n]*\\.\\n$`))

describe('a server that cannot start says so in one sentence and exits with 1', () => {
  test.each([
    [{ PORT: 'abc' }, /PORT is abc/],
    [{ PORT: '70000' }, /PORT is 70000/],
    [{ HOST: 'a b' }, /HOST is a b/],
    [{ HOST: '203.0.113.7' }, /no address 203\.0\.113\.7/],
    [{ DRUMROLL_HOST_KEY: 'secret' }, /DRUMROLL_HOST_KEY/],
    [{ DRUMROLL_DEMO: 'yes' }, /DRUMROLL_DEMO is yes/],
    [{ PUBLIC_URL: 'raffle.example' }, /PUBLIC_URL is raffle\.example/],
    [{ TRUST_PROXY: 'everybody' }, /TRUST_PROXY is everybody/],
    [{ DRAIN_SECONDS: 'soon' }, /DRAIN_SECONDS is soon/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is loud/],
    [{ DATABASE_URL: 'mysql://db.example/raffle' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'postgres://127.0.0.1:9/raffle' }, /DATABASE_URL.*ECONNREFUSED/],
  ])('when a setting is wrong: %o', async (settings, part) => {
    const data = join(mkdtempSync(join(tmpdir(), 'drumroll-fault-')), 'data')
    const end = await refused(made(data, { DRUMROLL_DEMO: '0', ...settings }))
    expect(end).toEqual({ code: 1, signal: null, said: sentence(part) })
    if (!('HOST' in settings)) expect(existsSync(data)).toBe(false)
  })

  test('when an option is not known', async () => {
    expect(await refused(made(), ['--wlan'])).toMatchObject({ code: 1, said: sentence(/no option --wlan/) })
  })

  test('when another program has its port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => other.once('listening', listening))
    const { port } = other.address() as AddressInfo
    const end = await refused(made(undefined, { DRUMROLL_DEMO: '0', PORT: String(port) }))
    expect(end).toMatchObject({ code: 1, said: sentence(/Another program listens/) })
    other.close()
  })

  test('when its folder is a file, and leaves that as it is', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'drumroll-fault-')), 'data')
    writeFileSync(file, 'a letter')
    for (const data of [file, join(file, 'in')]) {
      const end = await refused(made(data))
      expect(end).toMatchObject({ code: 1, said: sentence(/cannot read or write the data folder/) })
    }
  })

  test('when another server has its data, and harms nothing', async () => {
    const first = await made().start()
    const host = await first.signIn()
    const { event } = await evening({ host }, 3)
    const before = (await host.get(`/api/events/${event}/state`)).body.version as number
    for (let i = 0; i < 2; i++) {
      const end = await refused(made(first.data))
      expect(end).toEqual({ code: 1, signal: null, said: sentence(/Another server has .* open/) })
    }
    expect((await host.get('/readyz')).body).toEqual({ ok: true })
    const { body } = await host.send(event, 'sponsor.save', { name: 'Lamp makers' })
    expect(body.version).toBe(before + 1)
    await first.kill()
    expect(readStored(join(first.data, 'events', `${event}.sqlite`)).facts).toHaveLength(before + 1)
    await made(first.data).start()
  })
})

/** What may have been done to the third line of a journal, in SQL. */
const EDITS = {
  changed: `update lines set body = replace(body, '"type":"', '"type": "') where seq = 3`,
  dropped: 'delete from lines where seq = 3',
  'in another order':
    'update lines set seq = -3 where seq = 3; update lines set seq = 3 where seq = 4; update lines set seq = 4 where seq = -3',
}
function edit(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

describe('a journal that was edited', () => {
  test.each(Object.entries(EDITS))(
    'with a line that is %s stops the start where it is the house’s',
    async (_, sql) => {
      const server = await made().start()
      const host = await server.signIn()
      for (const title of ['One', 'Two', 'Three', 'Four']) await host.send('house', 'event.new', { title })
      expect((await server.kill('SIGTERM')).code).toBe(0)
      edit(join(server.data, 'house.sqlite'), sql)
      const end = await refused(server)
      expect(end).toEqual({ code: 1, signal: null, said: sentence(/does not hold at line 3/) })
      expect(
        readdirSync(join(server.data, 'events')).filter((file) => file.endsWith('.sqlite')),
      ).toHaveLength(4)
    },
  )

  test.each(Object.entries(EDITS))(
    'with a line that is %s keeps its event from being served, and is said plainly',
    async (_, sql) => {
      const server = await made().start()
      const host = await server.signIn()
      const { event } = await evening({ host }, 4)
      const other = (await host.send('house', 'event.new', { title: 'Other' })).body.id as string
      await server.kill('SIGTERM')
      const path = join(server.data, 'events', `${event}.sqlite`)
      edit(path, sql)
      await server.start()
      const broken = { refused: 'journal-broken', with: { line: 3 } }
      await expect.poll(() => server.said).toContain(`The journal in ${path} does not hold at line 3: `)
      expect((await host.get('/healthz')).status).toBe(200)
      const ready = await host.get('/readyz')
      expect([ready.status, ready.body]).toEqual([503, { ...broken, with: { line: 3, event } }])
      for (const said of [
        await host.get(`/api/events/${event}/state`),
        await host.get('/api/events/current/state'),
        await host.get(`/api/events/${event}/proof.json`),
        await host.send(event, 'sponsor.save', { name: 'Lamp makers' }),
        await host.send('house', 'event.copy', { event, as: 'event', with: 'setup' }),
      ])
        expect([said.status, said.body]).toEqual([503, broken])
      await expect(host.listen(event)).rejects.toEqual(broken)
      expect((await host.send(other, 'sponsor.save', { name: 'Lamp makers' })).status).toBe(200)
    },
  )
})

const SIGNALS = ['SIGTERM', 'SIGINT'] as const
test.skipIf(process.platform === 'win32').each(SIGNALS)(
  'a server that is told to end by %s finishes what it does, lets everybody go and exits with 0',
  async (signal) => {
    const server = await made().start()
    const host = await server.signIn()
    const { event } = await evening({ host }, 2)
    const sockets = [await host.listen(event), await host.listen('house'), await host.listen()]
    const gone = sockets.map(({ socket }) => new Promise((left) => socket.once('disconnect', left)))
    const given = Array.from({ length: 20 }, (_, i) =>
      host.send(event, 'sponsor.save', { name: `S${i}` }).then(
        ({ status }) => status === 200,
        () => false,
      ),
    )
    await given[0]
    expect(await server.kill(signal)).toEqual({ code: 0, signal: null })
    await Promise.all(gone)
    const done = (await Promise.all(given)).filter(Boolean).length
    await server.start()
    const { sponsors } = await host.state(event)
    expect(sponsors.length).toBeGreaterThanOrEqual(done)
    expect((await host.get('/readyz')).body).toEqual({ ok: true })
  },
)

test.each([1, 2, 3, 4])(
  'a first start that is killed leaves the two demo events, the second with its seats drawn, and nothing else (seed %i)',
  async (seed) => {
    const random = new Random(seed)
    const server = made(undefined, { DRUMROLL_DEMO: '1' })
    const events = join(server.data, 'events')
    void server.launch()
    while (!existsSync(events) || readdirSync(events).length === 0) await pause(1)
    await pause(300 * random.next())
    await server.kill()
    await server.start()
    const host = await server.signIn()
    const known = (await host.get('/api/events')).body as { id: string; rehearsal: boolean }[]
    expect(known).toMatchObject([
      { rehearsal: true, current: true },
      { rehearsal: true, current: false },
    ])
    expect((await host.get('/readyz')).body).toEqual({ ok: true })
    expect(readdirSync(events).filter((file) => file.endsWith('.sqlite'))).toEqual(
      known.map(({ id }) => `${id}.sqlite`).sort(),
    )
    const { admission, draws } = await host.state(known[1]!.id)
    expect(draws.map(({ phase }) => phase)).toEqual(['revealed'])
    expect(admission!.declines).toHaveLength(6)
  },
)
