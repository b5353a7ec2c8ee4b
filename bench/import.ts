import { monitorEventLoopDelay } from 'node:perf_hooks'
import { writeXlsx } from 'hucre/xlsx'
import { Previews } from '../server/imports/previews.ts'
import { median } from './parts/numbers.ts'
import type { Measurement } from './table.ts'

/** How many people a workbook has, how often it is read, and the most ms until its preview. */
const LISTS = [
  { rows: 20_000, times: 5, budget: 2_500 },
  { rows: 100_000, times: 3, budget: undefined },
]

/** Workbooks of people from their bytes to their preview, the longest stall of the event loop meanwhile, and the plan at the import. */
export default async function imports(): Promise<Measurement[]> {
  const measured: Measurement[] = []
  for (const list of LISTS) measured.push(...(await read(list)))
  return measured
}

async function read({ rows, times, budget }: (typeof LISTS)[number]): Promise<Measurement[]> {
  const bytes = await workbook(rows)
  const previews = new Previews()
  const preview: number[] = []
  const plan: number[] = []
  const stalls: number[] = []
  for (let i = 0; i < times; i++) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const start = performance.now()
    const made = await previews.make({ name: 'people.xlsx', bytes }, [])
    preview.push(performance.now() - start)
    delay.disable()
    stalls.push(delay.max / 1e6)
    if (!('preview' in made)) throw new Error(made.refused)
    const from = performance.now()
    await previews.plan({ preview: made.preview }, [])
    plan.push(performance.now() - from)
  }
  return [
    {
      name: `XLSX of ${rows} rows to preview`,
      value: median(preview),
      unit: 'ms',
      ...(budget !== undefined && { budget }),
    },
    { name: 'longest stall of the event loop meanwhile', value: median(stalls), unit: 'ms', budget: 20 },
    { name: 'plan when it is applied', value: median(plan), unit: 'ms' },
  ]
}

async function workbook(count: number): Promise<Uint8Array> {
  const rows: (string | number)[][] = [['票号', '姓名', '手机', '邮箱', '组别', '标签']]
  for (let i = 0; i < count; i++) {
    const code = `T${String(i).padStart(6, '0')}`
    rows.push([code, `张伟${i}`, 10_000_000_000 + i, `p${i}@example.com`, `${i % 21} 桌`, 'VIP'])
  }
  return writeXlsx({ sheets: [{ name: '名单', rows }] })
}
