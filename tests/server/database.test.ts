import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main as move } from '../../bin/move.ts'
import type { Config } from '../../server/config.ts'
import { newDatabase } from '../support/postgresServer.ts'
import { Running } from '../support/runningServer.ts'

let running: Running | undefined
let database: string

beforeEach(async () => {
  database = await newDatabase()
})
afterEach(() => running?.stop())

const start = async (config: Partial<Config>): Promise<Running> => (running = await Running.start(config))
const stop = async (): Promise<void> => {
  await running?.stop()
  running = undefined
}

/** What the host sees of the only event. */
async function shown({ host }: Running): Promise<{ event: string; state: unknown; proof: unknown }> {
  const [{ id: event }] = (await host.call('GET', '/api/events')).body as [{ id: string }]
  const state = (await host.call('GET', `/api/events/${event}/state`)).body
  const proof = (await host.call('GET', `/api/events/${event}/proof.json`)).body
  return { event, state, proof }
}

/** An event with three people and a draw that was abandoned: nothing of it falls due later. */
async function evening({ host }: Running): Promise<void> {
  const { id: event } = (await host.send('house', 'event.new', { title: 'Evening' })).body
  await host.send('house', 'event.make-current', { event })
  for (const code of ['A1', 'A2', 'A3'])
    await host.send(event, 'person.save', { code, name: `Guest ${code}` })
  const { id: prize } = (await host.send(event, 'prize.save', { name: 'Book' })).body
  await host.send(event, 'event.configure', { roll: 'everyone' })
  await host.send(event, 'draw.start', { prize, count: 1 })
  const { status } = await host.send(event, 'draw.abandon', { reason: 'technical' })
  expect(status).toBe(200)
}

describe('a server on PostgreSQL', () => {
  test('holds after a restart what it held before, its keys included', async () => {
    const first = await start({ databaseUrl: database })
    await evening(first)
    const [key, before] = [first.app.context.sessions.hostKey, await shown(first)]
    await stop()
    const second = await start({ databaseUrl: database })
    expect(second.app.context.sessions.hostKey).toBe(key)
    expect(await shown(second)).toEqual(before)
  })

  test('never logs the password of its database', async () => {
    const { logs } = await start({ databaseUrl: database })
    expect(logs.join()).not.toContain(new URL(database).password)
  })
})

describe('npm run move', () => {
  test('takes everything from a folder into a database and back, the same to the last bit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'move-'))
    const [from, to] = [join(folder, 'from'), join(folder, 'to')]
    await evening(await start({ dataDir: from }))
    const before = await shown(running!)
    await stop()
    const said: string[] = []
    expect(await move([from, database], (text) => said.push(text))).toBe(0)
    expect(await move([from, database], (text) => said.push(text))).toBe(1)
    expect(await shown(await start({ databaseUrl: database }))).toEqual(before)
    expect(await move([database, to], (text) => said.push(text))).toBe(1)
    await stop()
    expect(await move([database, to], (text) => said.push(text))).toBe(0)
    expect(await shown(await start({ dataDir: to }))).toEqual(before)
    expect(said).toEqual([
      expect.stringMatching(/^2 journals with \d+ lines/),
      expect.stringMatching(/empty place/),
      expect.stringMatching(/Another server uses the database/),
      said[0],
    ])
  })

  test.each([[[]], [['a', 'b']], [['postgres://a/b', 'postgres://c/d']], [['a']]])(
    'says how it is used, given %j',
    async (given) => {
      const said: string[] = []
      expect(await move(given, (text) => said.push(text))).toBe(1)
      expect(said).toEqual([expect.stringMatching(/^Usage/)])
    },
  )
})
