/** One measured value. A budget is the most that it may be, or, `atLeast`, the least. */
export interface Measurement {
  name: string
  value: number
  unit: string
  budget?: number
  atLeast?: boolean
}

/** What a benchmark file exports as its default: it measures and answers its rows. */
export type Bench = () => Promise<Measurement[]>

/** Whether a value keeps its budget; undefined where it has none. */
export function keeps({ value, budget, atLeast }: Measurement): boolean | undefined {
  if (budget === undefined) return undefined
  return atLeast ? value >= budget : value <= budget
}

/** The rows as aligned lines: name, value, budget and whether it is kept. */
export function table(rows: Measurement[]): string {
  const cells = rows.map((row) => [row.name, `${short(row.value)} ${row.unit}`, limit(row), mark(row)])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((line) => line[column]?.length ?? 0)))
  const [name = 0, value = 0, budget = 0] = widths
  return cells
    .map(([a = '', b = '', c = '', d = '']) =>
      `${a.padEnd(name)}  ${b.padStart(value)}  ${c.padStart(budget)}  ${d}`.trimEnd(),
    )
    .join('\n')
}

function limit({ budget, atLeast, unit }: Measurement): string {
  return budget === undefined ? '' : `${atLeast ? '≥' : '≤'} ${short(budget)} ${unit}`
}

function mark(row: Measurement): string {
  const kept = keeps(row)
  return kept === undefined ? '' : kept ? 'pass' : 'over'
}

/** Three significant digits below a hundred, whole numbers above. */
function short(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString()
}
