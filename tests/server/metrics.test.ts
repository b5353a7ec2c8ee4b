import { afterAll, beforeAll, expect, test } from 'vitest'
import { journalCatchUps } from '../../server/ledger/measures.ts'
import { ROLES } from '../../shared/show/rule.ts'
import { eventually } from '../support/eventually.ts'
import { evening, Running, type Client } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string
let prize: string

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  ;({ event, prize } = await evening(running))
  await read()
})
afterAll(() => running.stop())

/** Every sample by its name and labels. */
async function read(): Promise<Record<string, number>> {
  const { text } = await host.get('/metrics')
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map((line) => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1))]
    }),
  )
}

/** By how much each sample of Drumroll's own moved meanwhile. */
async function moved(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await read()
  await work()
  const after = await read()
  const names = Object.keys(after).filter(
    (name) => name.startsWith('drumroll_') && !/_bucket|_sum/.test(name),
  )
  return Object.fromEntries(
    names.map((name) => [name, after[name]! - (before[name] ?? 0)]).filter(([, by]) => by !== 0),
  )
}

test('every role has its number of sockets', async () => {
  const seen = await moved(async () => {
    await host.listen(event)
    await running.as().listen()
    await running.as().listen()
  })
  expect(seen).toEqual({ 'drumroll_sockets{role="host"}': 1, 'drumroll_sockets{role="hall"}': 2 })
  const all = await read()
  for (const role of ROLES) expect(all).toHaveProperty([`drumroll_sockets{role="${role}"}`])
})

test('a command counts once by what became of it, over HTTP and over a socket', async () => {
  const done = await moved(() => host.send(event, 'sponsor.save', { name: 'Nordlicht' }))
  expect(done).toEqual({
    'drumroll_command_seconds_count{outcome="done"}': 1,
    drumroll_journal_write_seconds_count: 1,
  })
  const refused = await moved(async () => {
    const client = await host.listen(event)
    await client.send('draw.call')
    client.socket.disconnect()
    await eventually(() => running.app.context.connections.count('host')).toBe(1)
  })
  expect(refused).toEqual({ 'drumroll_command_seconds_count{outcome="refused"}': 1 })
})

test('what the server cannot do counts as failed', async () => {
  const { ledger } = running.app.context.house
  const submit = ledger.submit.bind(ledger)
  ledger.submit = async () => ({ refused: 'store-full', with: {} })
  const seen = await moved(() => host.send('house', 'event.new', { title: 'Later' }))
  ledger.submit = submit
  expect(seen).toEqual({ 'drumroll_command_seconds_count{outcome="failed"}': 1 })
})

test('draws are counted by phase, those of rehearsals are not', async () => {
  const opened = await moved(() => host.send(event, 'draw.start', { prize, count: 1 }))
  expect(opened['drumroll_draws{phase="open"}']).toBe(1)
  const left = await moved(() => host.send(event, 'draw.abandon', { reason: 'technical' }))
  expect(left).toMatchObject({
    'drumroll_draws{phase="open"}': -1,
    'drumroll_draws{phase="abandoned"}': 1,
  })
  const copied = await moved(async () => {
    const ask = { event, as: 'rehearsal', with: 'people' }
    const { id } = (await host.send('house', 'event.copy', ask)).body
    const [copy] = (await host.state(id)).prizes
    await host.send(id, 'draw.start', { prize: copy!.id, count: 1 })
  })
  expect(copied).toMatchObject({ drumroll_events: 1 })
  expect(copied).not.toHaveProperty(['drumroll_draws{phase="open"}'])
})

test('lines of other servers are told with their age, and how many are still to be taken in', async () => {
  const seen = await moved(async () => journalCatchUps.tell({ writtenAt: running.app.context.now() - 1500 }))
  expect(seen).toEqual({ drumroll_journal_catch_up_seconds_count: 1 })
  const all = await read()
  expect(all['drumroll_journal_catch_up_seconds_bucket{le="1"}']).toBe(0)
  expect(all['drumroll_journal_catch_up_seconds_bucket{le="2.5"}']).toBe(1)

  const { journal, version } = running.app.context.house.event(event)!
  const head = journal.head.bind(journal)
  journal.head = async () => ({ seq: version + 3, hash: '0'.repeat(64), at: '' })
  expect((await read())['drumroll_journal_behind_lines']).toBe(3)
  journal.head = async () => Promise.reject(new Error('away'))
  expect((await read())['drumroll_journal_behind_lines']).toBeNaN()
  journal.head = head
  expect((await read())['drumroll_journal_behind_lines']).toBe(0)
})

test('memory and the delay of the event loop go by the names of every Node service', async () => {
  const all = await read()
  expect(all['process_resident_memory_bytes']).toBeGreaterThan(1e6)
  expect(all['nodejs_eventloop_lag_p99_seconds']).toBeGreaterThan(0)
})
