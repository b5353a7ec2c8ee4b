import { fit, type Measure } from '../type/fit.ts'

/** How names share an area: columns and rows of equal cells, and the size of each name; all in the picture's unit. */
export interface Grid {
  columns: number
  rows: number
  cell: { width: number; height: number }
  /** Font size by name, in the order of the names. */
  sizes: number[]
}

export interface GridArea {
  width: number
  height: number
  /** No name is larger. */
  max: number
  /** Height that each cell keeps for the line of the group. */
  line: number
  gap: { x: number; y: number }
}

/** A second and a third line of a name are each no better than a name smaller by so much, as a logarithm. */
const LINE_COST = 0.15

/** The grid that lets names be largest on few lines. Names of the usual length get one size; only what would not fit is smaller. */
export function gridOf(names: string[], area: GridArea, measure: Measure): Grid {
  let best: Grid | null = null
  let most = -Infinity
  for (let columns = 1; columns <= Math.min(names.length, 5); columns++) {
    const { lines, ...grid } = sized(names, columns, area, measure)
    const worth = grid.sizes.reduce(
      (sum, size, i) => sum + Math.log(size) - LINE_COST * Math.min(2, lines[i]! - 1),
      0,
    )
    if (worth > most + 1e-9) [best, most] = [grid, worth]
  }
  return best ?? { columns: 1, rows: 1, cell: { width: area.width, height: area.height }, sizes: [] }
}

function sized(
  names: string[],
  columns: number,
  area: GridArea,
  measure: Measure,
): Grid & { lines: number[] } {
  const rows = Math.ceil(names.length / columns)
  const width = (area.width - area.gap.x * (columns - 1)) / columns
  const height = (area.height - area.gap.y * (rows - 1)) / rows
  const box = { width, height: height - area.line, max: area.max }
  const fitted = names.map((name) => fit(name, box, measure))
  const alone = fitted.map(({ size }) => size)
  const usual = alone.toSorted((a, b) => a - b)[Math.floor(alone.length / 2)] ?? area.max
  const common = Math.min(...alone.filter((size) => size > usual * 0.6))
  const sizes = alone.map((size) => Math.min(size, common))
  return { columns, rows, cell: { width, height }, sizes, lines: fitted.map(({ lines }) => lines.length) }
}
