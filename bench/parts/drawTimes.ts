import { BenchEvent } from './benchEvent.ts'
import { withFolder } from './folder.ts'
import { clock, quantile } from './numbers.ts'
import { RunningServer } from './server.ts'
import type { Measurement } from '../table.ts'

const LATE = 12
/** Budgets in ms: of a turn of the event loop during a draw over 20,000, and of the host's other commands meanwhile. */
const TURN = 20
const MEANWHILE = 20

interface Timed {
  took: number
  stalled: number
  turn: number
  others: number[]
}

/**
 * A draw as the server does it, from GO to its answer, with host, stage and desk connected: the first GO seals everybody, the
 * next twelve more. Beside it the longest turn of the event loop, and what the host's other commands take meanwhile.
 */
export function drawTimes(people: number): Promise<Measurement[]> {
  return withFolder((folder) => measure(folder, people))
}

async function measure(folder: string, people: number): Promise<Measurement[]> {
  const show = await BenchEvent.make(folder, people)
  const { event } = show
  const prize = await show.prize('帆布包', 10)
  const cue = await show.cue('开场')
  const late = await show.add(LATE, false)
  await show.close()
  const server = await RunningServer.start(folder)
  try {
    const [host] = await Promise.all((['host', 'stage', 'desk'] as const).map((role) => server.joined(role)))
    const { phone } = host!
    const timed = async (type: string, ask: object): Promise<Timed> => {
      await server.stall()
      await server.turn()
      const from = clock()
      const pending = new Set([type])
      const answered = server.send(event, type, ask).finally(() => pending.clear())
      const others: number[] = []
      while (pending.size > 0) {
        const at = clock()
        const asked = { id: cue, scene: 'message', title: `${others.length}`, content: { text: '' } }
        await phone.ask('command', server.command('cue.save', asked))
        others.push(clock() - at)
      }
      await answered
      const took = clock() - from
      return { took, stalled: await server.stall(), turn: await server.turn(), others }
    }
    const first = await timed('draw.start', { prize, count: 1 })
    await server.send(event, 'draw.abandon', { reason: 'other' })
    for (const person of late) await server.send(event, 'person.check-in', { person })
    const again = await timed('draw.start', { prize, count: 1 })
    const call = await timed('draw.call', {})
    return [
      ...rowsOf(`${people} people, first GO: seal, open`, first, people === 20_000),
      ...rowsOf(`${people} people, GO after ${LATE} came: re-seal, open`, again),
      ...rowsOf(`${people} people, GO: close, result`, call),
    ]
  } finally {
    await server.stop()
  }
}

function rowsOf(name: string, { took, stalled, turn, others }: Timed, isHeld = false): Measurement[] {
  return [
    { name, value: took, unit: 'ms' },
    { name: 'event loop blocked meanwhile', value: stalled, unit: 'ms' },
    { name: 'longest turn, processor time', value: turn, unit: 'ms', ...(isHeld && { budget: TURN }) },
    {
      name: `host's ${others.length} other commands meanwhile, p99`,
      value: quantile(others, 0.99),
      unit: 'ms',
      budget: MEANWHILE,
    },
  ]
}
