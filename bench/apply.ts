import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Socket } from 'socket.io'
import { setImmediate as otherWork } from 'node:timers/promises'
import { ROLES } from '../shared/show/rule.ts'
import { knownIn } from '../shared/formats/known.ts'
import { Channels } from '../server/broadcast/channels.ts'
import { openHouse } from '../server/house/open.ts'
import { Previews } from '../server/imports/previews.ts'
import { withFolder } from './parts/folder.ts'
import { TurnGauge } from './parts/turnGauge.ts'
import type { Measurement } from './table.ts'

/** How many people the lists have. */
const LISTS = [50_000, 100_000]
const HOST = { id: 'bench', role: 'host', name: '' } as const

/** Lists of people from the press to their durable answer in an empty event that every role watches, and the longest stall of the event loop meanwhile. */
export default async function apply(): Promise<Measurement[]> {
  const measured: Measurement[] = []
  for (const rows of LISTS) measured.push(...(await applied(rows)))
  return measured
}

function applied(rows: number): Promise<Measurement[]> {
  return withFolder(async (data) => {
    const previews = new Previews()
    const plan = (_event: string, ask: never, state: never) => previews.plan(ask, knownIn(state))
    const house = await openHouse({ data, demo: null, plan: plan as never })
    const made = await house.submit('house', { id: 'new', type: 'event.new', ask: { title: 'Gala' } }, HOST)
    const event = String((made as { id?: string }).id)
    const channels = new Channels(house, { now: Date.now })
    for (const role of ROLES) channels.of(event, role)!.join(socket())
    const file = { name: 'people.csv', bytes: new TextEncoder().encode(list(rows)) }
    const preview = await previews.make(file, [])
    if (!('preview' in preview)) throw new Error(preview.refused)
    await otherWork()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const gauge = new TurnGauge()
    const from = performance.now()
    const said = await house.submit(
      event,
      { id: 'import', type: 'people.import', ask: { preview: preview.preview } },
      HOST,
    )
    const taken = performance.now() - from
    if (!('added' in said)) throw new Error(JSON.stringify(said))
    // What is sent after the answer counts too.
    for (let turn = 0; turn < 100; turn++) await otherWork()
    delay.disable()
    gauge.stop()
    channels.end()
    await house.close()
    return [
      { name: `list of ${rows} applied`, value: taken, unit: 'ms' },
      { name: 'longest stall of the event loop meanwhile', value: delay.max / 1e6, unit: 'ms', budget: 50 },
      { name: 'longest turn of it, in processor time', value: gauge.longest, unit: 'ms', budget: 50 },
    ]
  })
}

/** The other end of a page's socket, as far as a channel knows it. */
function socket(): Socket {
  const conn = { writeBuffer: [], write: () => undefined, close: () => undefined }
  return { connected: true, conn } as unknown as Socket
}

function list(rows: number): string {
  const lines = ['票号,姓名,手机,邮箱,组别,行业']
  for (let i = 0; i < rows; i++)
    lines.push(
      `T${String(i).padStart(6, '0')},张伟${i},${13_000_000_000 + i},p${i}@example.com,${i % 21} 桌,金融`,
    )
  return lines.join('\n')
}
