import { join } from 'node:path'
import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { median } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const TIMES = 5
const PEOPLE = 20_000
const FACTS = 10_000

/** From the start of Node until the server listens with its journals read and verified, by what they hold; and the memory that the demo takes. */
export default function boot(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const [demo, facts, people] = ['demo', 'facts', 'people'].map((name) => join(folder, name))
    await many(facts!)
    await (await BenchEvent.make(people!, PEOPLE)).close()
    const [first] = await starts(demo!, 1)
    const usual = await starts(demo!, TIMES)
    return [
      row('first start, which makes the demo event', [first!]),
      row('start with the demo event', usual, 1000),
      row(`start with ${FACTS} facts`, await starts(facts!, TIMES), 1000),
      row(`start with ${PEOPLE} people`, await starts(people!, TIMES), 1000),
      {
        name: 'memory with the demo event',
        value: median(usual.map(({ bytes }) => bytes)) / 1e6,
        unit: 'MB',
        budget: 150,
      },
    ]
  })
}

function row(name: string, runs: readonly Run[], budget?: number): Measurement {
  return { name, value: median(runs.map(({ ms }) => ms)), unit: 'ms', ...(budget && { budget }) }
}

interface Run {
  ms: number
  bytes: number
}

async function starts(data: string, times: number): Promise<Run[]> {
  const runs: Run[] = []
  for (let i = 0; i < times; i++) {
    const server = await RunningServer.start(data, { demo: true })
    runs.push({ ms: server.started, bytes: await server.memory(false) })
    await server.stop()
  }
  return runs
}

/** An event of many small facts: people are checked in and out again. */
async function many(data: string): Promise<void> {
  const show = await BenchEvent.make(data, 200)
  const { people } = show.ledger.state
  const toggles = Array.from({ length: FACTS }, (_, i) => {
    const on = Math.floor(i / people.length) % 2 === 1
    return {
      type: 'person-checked-in' as const,
      v: 2 as const,
      person: people[i % people.length]!.id,
      on,
      by: '',
    }
  })
  await show.ledger.record(toggles)
  await show.close()
}
