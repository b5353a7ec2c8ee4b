import { setTimeout as pause } from 'node:timers/promises'
import { moveIntoDatabase } from '../server/house/move.ts'
import { OwnPostgres } from '../tests/support/postgresServer.ts'
import { Crowd } from './parts/crowd.ts'
import { withFolder } from './parts/folder.ts'
import { hallEvent, type HallEvent } from './parts/hallTimes.ts'
import { clock, median } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const PEOPLE = 2000
const WINNERS = 300
/** `PHONES=10000` in the environment asks for more. */
const PHONES = Number(process.env['PHONES'] ?? 3000)
const ROUNDS = 3
const BROADCASTS = 8
/** Ms between two messages: the server sends phones at most four a second. */
const BETWEEN = 300

/**
 * One hall on one server, and the same hall split over two that share its PostgreSQL: processor time of a broadcast on the busier
 * server, and the time from the host's click until the last phone has it. By the clock two servers gain only where each has a core
 * of its own beside what phones and database take; the processor time tells what they would.
 */
export default function split(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const made = await hallEvent(folder, PEOPLE, WINNERS)
    const database = await OwnPostgres.start()
    const servers: RunningServer[] = []
    const crowds = [new Crowd(), new Crowd()]
    try {
      await moveIntoDatabase(folder, database.url)
      for (const _ of crowds) servers.push(await RunningServer.start(folder, { database: database.url }))
      const [whole, halves]: [Broadcast[], Broadcast[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        whole.push(...(await broadcasts(servers, crowds, [PHONES, 0], made)))
        halves.push(...(await broadcasts(servers, crowds, [PHONES / 2, PHONES / 2], made)))
      }
      return rows(whole, halves)
    } finally {
      for (const crowd of crowds) await crowd.end()
      for (const server of servers) await server.stop()
      await database.stop()
    }
  })
}

/** A broadcast: ms of a core that the busier server took for it, and ms until the last phone had it. */
interface Broadcast {
  spent: number
  taken: number
}

async function broadcasts(
  servers: readonly RunningServer[],
  crowds: readonly Crowd[],
  sizes: readonly number[],
  { event, cues }: HallEvent,
): Promise<Broadcast[]> {
  for (const [i, crowd] of crowds.entries()) await crowd.setSize(sizes[i]!, servers[i]!.port)
  const cpu = () => Promise.all(servers.map((server) => server.cpu()))
  const measured: Broadcast[] = []
  for (let i = 0; i < BROADCASTS; i++) {
    await pause(BETWEEN)
    const before = await cpu()
    const from = clock()
    const { version } = await servers[0]!.send(event, 'cue.show', { cue: cues[i % 2]! })
    const inside = crowds.filter((_, at) => sizes[at]! > 0)
    const last = Math.max(...(await Promise.all(inside.map((crowd) => crowd.reached(version)))))
    const spent = (await cpu()).map((now, at) => (now - before[at]!) * 1000)
    measured.push({ spent: Math.max(...spent), taken: last - from })
  }
  return measured
}

function rows(whole: readonly Broadcast[], halves: readonly Broadcast[]): Measurement[] {
  const [spent, ofHalf] = [whole, halves].map((all) => median(all.map((one) => one.spent))) as [
    number,
    number,
  ]
  const [taken, byHalves] = [whole, halves].map((all) => median(all.map((one) => one.taken))) as [
    number,
    number,
  ]
  return [
    { name: `processor time of a broadcast to ${PHONES} phones`, value: spent, unit: 'ms' },
    { name: 'the same hall on two servers, the busier', value: ofHalf, unit: 'ms' },
    { name: 'over half of that', value: ofHalf / (spent / 2), unit: '×', budget: 1.2 },
    { name: 'click to the last phone', value: taken, unit: 'ms' },
    { name: 'the same hall on two servers', value: byHalves, unit: 'ms' },
  ]
}
