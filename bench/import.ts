import { monitorEventLoopDelay } from 'node:perf_hooks'
import { writeXlsx } from 'hucre/xlsx'
import { Previews } from '../server/imports/previews.ts'
import type { Measurement } from './table.ts'

const ROWS = 20_000
const TIMES = 5

/** A workbook of 20,000 people from its bytes to its preview, the longest stall of the event loop meanwhile, and the plan at the import. */
export default async function imports(): Promise<Measurement[]> {
  const bytes = await workbook()
  const previews = new Previews()
  const preview: number[] = []
  const plan: number[] = []
  const stalls: number[] = []
  for (let i = 0; i < TIMES; i++) {
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
    { name: `XLSX of ${ROWS} rows to preview`, value: median(preview), unit: 'ms', budget: 2_500 },
    { name: 'longest stall of the event loop meanwhile', value: median(stalls), unit: 'ms', budget: 20 },
    { name: 'plan when it is applied', value: median(plan), unit: 'ms' },
  ]
}

async function workbook(): Promise<Uint8Array> {
  const rows: (string | number)[][] = [['票号', '姓名', '手机', '邮箱', '组别', '标签']]
  for (let i = 0; i < ROWS; i++) {
    const code = `T${String(i).padStart(6, '0')}`
    rows.push([code, `张伟${i}`, 10_000_000_000 + i, `p${i}@example.com`, `${i % 21} 桌`, 'VIP'])
  }
  return writeXlsx({ sheets: [{ name: '名单', rows }] })
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
