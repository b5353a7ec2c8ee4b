import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { moveIntoDatabase } from '../server/house/move.ts'
import { OwnPostgres } from '../tests/support/postgresServer.ts'
import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { clock, median, quantile } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const PEOPLE = 500
const CLICKS = 300
const WARM_UP = 40
/** Maximum pause between clicks, in ms. */
const PAUSE = 40

/**
 * Two servers on one PostgreSQL: from a click of a host on the one until it is durable and answered, and until the stage on the
 * other has it; beside it what a bare insert of one row takes there in the same run.
 */
export default function cluster(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const show = await BenchEvent.make(folder, PEOPLE)
    const cues = [await show.cue('开场'), await show.cue('抽奖')]
    await show.close()
    const database = await OwnPostgres.start()
    const sql = postgres(database.url, { max: 1 })
    const servers: RunningServer[] = []
    try {
      await moveIntoDatabase(folder, database.url)
      for (const _ of [1, 2]) servers.push(await RunningServer.start(folder, { database: database.url }))
      const [near, far] = servers as [RunningServer, RunningServer]
      return await measure({ near, far, cues, sql })
    } finally {
      for (const server of servers) await server.stop()
      await sql.end()
      await database.stop()
    }
  })
}

interface Measured {
  near: RunningServer
  far: RunningServer
  cues: readonly string[]
  sql: Sql
}

async function measure({ near, far, cues, sql }: Measured): Promise<Measurement[]> {
  const [floors, answers, stages] = [[] as number[], [] as number[], [] as number[]]
  const waiting: ((at: number) => void)[] = []
  far.phone('stage', { received: () => waiting.shift()?.(clock()) })
  const { phone: host } = await near.joined('host')
  await sql`create table floor (at serial primary key, body text not null)`
  for (let i = 0; i < WARM_UP + CLICKS; i++) {
    await pause(Math.abs(Math.sin(i)) * PAUSE)
    const begun = clock()
    await sql`insert into floor (body) values (${'x'.repeat(500)})`
    const floor = clock() - begun
    const staged = new Promise<number>((resolve) => waiting.push(resolve))
    const from = clock()
    await host.ask('command', near.command('cue.show', { cue: cues[i % 2]! }))
    const answered = clock() - from
    const onStage = (await staged) - from
    if (i < WARM_UP) continue
    floors.push(floor)
    answers.push(answered)
    stages.push(onStage)
  }
  const floor = median(floors)
  return [
    { name: 'bare insert of one row', value: floor, unit: 'ms' },
    { name: 'click to durable', value: median(answers), unit: 'ms' },
    { name: 'the same over a bare insert', value: median(answers) / floor, unit: '×', budget: 2.8 },
    { name: 'click to the stage on the other server', value: median(stages), unit: 'ms', budget: 8 },
    { name: 'click to the stage on the other server, p99', value: quantile(stages, 0.99), unit: 'ms' },
  ]
}
