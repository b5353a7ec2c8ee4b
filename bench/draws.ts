import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { clock } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const PEOPLE = [2000, 20_000]
const LATE = 12

/**
 * A draw as the server does it, from GO to its answer, with host, stage and desk connected: the first GO seals everybody, the
 * next twelve more. And how long the server did nothing else meanwhile.
 */
export default async function draws(): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const people of PEOPLE) rows.push(...(await withFolder((folder) => measure(folder, people))))
  return rows
}

async function measure(folder: string, people: number): Promise<Measurement[]> {
  const show = await BenchEvent.make(folder, people)
  const { event } = show
  const prize = await show.prize('帆布包', 10)
  const late = await show.add(LATE, false)
  await show.close()
  const server = await RunningServer.start(folder)
  try {
    await Promise.all((['host', 'stage', 'desk'] as const).map((role) => server.joined(role)))
    const timed = async (type: string, ask: object) => {
      await server.stall()
      const from = clock()
      await server.send(event, type, ask)
      return { took: clock() - from, stalled: await server.stall() }
    }
    const first = await timed('draw.start', { prize, count: 1 })
    await server.send(event, 'draw.abandon', { reason: 'other' })
    for (const person of late) await server.send(event, 'person.check-in', { person })
    const again = await timed('draw.start', { prize, count: 1 })
    const call = await timed('draw.call', {})
    const of = (what: string) => `${people} people, ${what}`
    return [
      { name: of('first GO: seal, open'), value: first.took, unit: 'ms' },
      { name: of('event loop blocked meanwhile'), value: first.stalled, unit: 'ms' },
      { name: of(`GO after ${LATE} came: re-seal, open`), value: again.took, unit: 'ms' },
      { name: of('event loop blocked meanwhile'), value: again.stalled, unit: 'ms' },
      { name: of('GO: close, result'), value: call.took, unit: 'ms' },
      { name: of('event loop blocked meanwhile'), value: call.stalled, unit: 'ms' },
    ]
  } finally {
    await server.stop()
  }
}
