import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { see } from '../../shared/show/see.ts'
import { emptyState } from '../../shared/show/state.ts'
import { evening, newId, Running } from '../support/runningServer.ts'
import { readStored } from '../support/storedJournal.ts'

const folder = mkdtempSync(join(tmpdir(), 'drumroll-backup-'))
let running: Running
let event: string
let prize: string

beforeAll(async () => {
  running = await Running.start({ dataDir: join(folder, 'data') })
  ;({ event, prize } = await evening(running, 6))
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup taken while commands run holds all that was answered before it, and opens elsewhere as the same event', async () => {
  const { host } = running
  await host.send(event, 'draw.start', { prize, count: 1 })
  await host.send(event, 'draw.call', { word: 'seven' })
  const answered: { id: string; body: { version: number } }[] = []
  const work = { over: false }
  const working = (async () => {
    while (!work.over) {
      const id = newId()
      const { body } = await host.send(event, 'sponsor.save', { name: id, thanks: 'x'.repeat(400) }, { id })
      answered.push({ id, body })
    }
  })()
  const token = host.token!
  for (let round = 0; round < 4; round++) {
    const enough = answered.length + 5
    await expect.poll(() => answered.length, { interval: 5 }).toBeGreaterThan(enough)
    const before = [...answered]
    const response = await fetch(`${running.base}/api/events/${event}/backup`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(200)
    const elsewhere = join(folder, `elsewhere-${round}`)
    mkdirSync(join(elsewhere, 'events'), { recursive: true })
    const path = join(elsewhere, 'events', 'brought.sqlite')
    writeFileSync(path, Buffer.from(await response.arrayBuffer()))
    const { facts, answers } = readStored(path)
    for (const { id, body } of before) expect(answers.get(id)).toEqual(body)
    const versions = [...answers.values()].map((answer) => Number((answer as { version?: number }).version))
    // All but the line that records the backup itself, unless a command came between the two.
    const rest = facts.slice(Math.max(...versions)).map(({ body }) => body?.type)
    expect([[], ['event-backed-up']]).toContainEqual(rest)
    const other = await Running.start({ dataDir: elsewhere })
    try {
      const [{ id }] = (await other.host.get('/api/events')).body as [{ id: string }]
      expect(id).toBe(event)
      expect((await other.host.get('/readyz')).status).toBe(200)
      const state = evolve(emptyState(event), facts)
      expect((await other.host.state(event)).sponsors).toEqual(see('host', state).sponsors)
      expect((await other.host.state(event)).draws[0]!.winners).toEqual(state.draws[0]!.winners)
      expect(audit((await other.host.get(`/api/events/${event}/proof.json`)).body).ok).toBe(true)
    } finally {
      await other.stop()
    }
  }
  work.over = true
  await working
})
