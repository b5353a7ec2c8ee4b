import { writeCsv } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import type { Cell, Sheet } from './export.ts'

/** The start of a text that a spreadsheet could run as a formula or command, also after spaces or in full-width characters. */
const FORMULA = /^[\s\u3000\u200b\ufeff]*[=+\-@|＝＋－﹣﹢＠\t\r\n\0]/u

/** A cell for CSV: an apostrophe is put before text that looks like a formula, so that it stays text. */
export const withoutFormula = (cell: Cell): Cell =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell

/** The first sheet as CSV: RFC 4180, in UTF-8 with a byte order mark, by which Excel knows the encoding. */
export async function csvOf([sheet]: Sheet[]): Promise<Uint8Array> {
  const rows = [sheet!.header, ...sheet!.rows].map((row) => row.map(withoutFormula))
  return new TextEncoder().encode(writeCsv(rows, { bom: true }))
}

/** The sheets as a workbook. Every text is stored as text: nothing in it is ever a formula. */
export async function xlsxOf(sheets: Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, header, rows }) => ({
      name,
      rows: [header, ...rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))],
      columns: header.map((heading, at) => ({ width: widthOf(heading, rows, at) })),
      freezePane: { rows: 1 },
    })),
  })
}

const displayWidth = (text: string) => [...text].reduce((width, c) => width + (c > '\u2e7f' ? 2 : 1), 0)

/** Width of a column in characters, from its first rows; a Chinese character counts as two. */
function widthOf(heading: string, rows: Cell[][], at: number): number {
  const texts = [heading, ...rows.slice(0, 200).map((row) => String(row[at] ?? ''))]
  return Math.min(48, Math.max(6, ...texts.map(displayWidth)) + 2)
}
