import { type HeadingWords, PEOPLE } from './headings.ts'
import { looksLike } from './look.ts'
import { sideBySide } from './stack.ts'
import { COLUMN_LIMIT, ROW_LIMIT, type Table } from './table.ts'
import { Unreadable } from './unreadable.ts'

/** How far down a header may stand: above it are titles and notes. */
const HEADER_WITHIN = 10

const filled = (row: string[]) => row.filter((cell) => cell.trim() !== '').length

/** The table in a file's rows (those at `hidden` are not shown by the file): finds the header row, if there is one, and leaves the titles above it out. */
export function tabulate(
  all: string[][],
  hidden: ReadonlySet<number> = new Set(),
  headings: HeadingWords = PEOPLE,
): Table {
  let end = all.length
  while (end > 0 && filled(all[end - 1]!) === 0) end--
  const rows = all.slice(0, end)
  if (rows.length === 0) throw new Unreadable('file-empty')
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row, most)), 0)
  if (width > COLUMN_LIMIT) throw new Unreadable('too-many-columns', { limit: COLUMN_LIMIT, columns: width })
  const header = headerRow(rows, headings)
  const start = header === null ? rows.findIndex((row) => filled(row) > 0) : header + 1
  const data = rows.slice(start)
  const count = data.reduce((n, row) => n + (filled(row) > 0 ? 1 : 0), 0)
  if (count === 0) throw new Unreadable('file-empty')
  if (count > ROW_LIMIT) throw new Unreadable('too-many-rows', { limit: ROW_LIMIT, rows: count })
  const named = header === null ? [] : rows[header]!
  const unseen = data.flatMap((row, i) => (hidden.has(start + i) && filled(row) > 0 ? [i] : []))
  const table: Table = {
    header: Array.from({ length: width }, (_, i) => (named[i] ?? '').replace(/\s+/g, ' ').trim()),
    rows: data.map((row) => (row.length > width ? row.slice(0, width) : row)),
    first: start + 1,
    ...(unseen.length > 0 && { hidden: unseen }),
  }
  return headings === PEOPLE ? sideBySide(table) : table
}

/** How many columns a row has up to its last text, if more than `least`. */
function widthOf(row: string[], least: number): number {
  let width = row.length
  while (width > least && row[width - 1]!.trim() === '') width--
  return width
}
/** Index of the header row: the one whose cells are names of fields, else one whose cells differ in kind from those below. */
function headerRow(rows: string[][], headings: HeadingWords): number | null {
  let best: { at: number; known: number } | null = null
  for (let at = 0; at < Math.min(rows.length, HEADER_WITHIN); at++) {
    const cells = rows[at]!.filter((cell) => cell.trim() !== '')
    const known = cells.filter((cell) => headings.known(cell)).length
    // A title such as “嘉宾名单” names a field too, but stands alone in its row.
    const alone = cells.length === 1 && rows.slice(at + 1).some((row) => filled(row) > 1)
    if (known > 0 && !alone && known > (best?.known ?? 0)) best = { at, known }
  }
  if (best) return best.at
  return differing(rows)
}

/** A header in words that nobody knows: its cells are plain words where the cells below are numbers or addresses. */
function differing(rows: string[][]): number | null {
  const width = Math.max(...rows.slice(0, 100).map(filled))
  const at = rows.findIndex((row) => filled(row) * 2 > width)
  const below = rows.slice(at + 1, at + 101)
  if (below.length === 0) return null
  const differs = rows[at]!.some((cell, column) => {
    const kinds = below.map((row) => looksLike(row[column] ?? '')).filter((kind) => kind !== 'blank')
    const plain = kinds.filter((kind) => kind === 'words').length
    return looksLike(cell) === 'words' && kinds.length > 0 && plain * 5 < kinds.length
  })
  return differs ? at : null
}
