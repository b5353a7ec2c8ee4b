import { fit, type Measure } from '../type/fit.ts'

/** A grid of equal cells for names, and the font size of each name; lengths in the picture's unit. */
export interface Grid {
  columns: number
  rows: number
  cell: { width: number; height: number }
  /** Font size of each name, in the order of the names. */
  sizes: number[]
}

export interface GridArea {
  width: number
  height: number
  /** Maximum font size. */
  max: number
  /** Height reserved in each cell for the group. */
  line: number
  gap: { x: number; y: number }
}

/** Penalty for each further line of a name, as the logarithm of the size reduction that is equally bad. */
const LINE_COST = 0.15

/**
 * Finds the grid in which the names are largest on few lines. Names of usual length share one font size; only names that
 * would not fit get a smaller one.
 */
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
