import { setImmediate } from 'node:timers/promises'
import type { CellStyle, ColumnDef, WriteSheet } from 'hucre'
import { withoutFormula } from '../../shared/formats/formula.ts'
import type { Cell, Money, Sheet } from './export.ts'

// Read when the first file is made: reading them took longer than all routes at every start.
const csv = () => import('hucre/csv')
const xlsx = () => import('hucre/xlsx')

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const isMoney = (cell: Cell): cell is Money =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date)

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** A moment in the server's time zone as spreadsheets understand it, such as 2026-01-17 20:45:03. */
function timeOf(local: Date): string {
  const day = `${local.getFullYear()}-${twoDigits(local.getMonth() + 1)}-${twoDigits(local.getDate())}`
  return `${day} ${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}:${twoDigits(local.getSeconds())}`
}

const plain = (cell: Cell) => (cell instanceof Date ? timeOf(cell) : isMoney(cell) ? cell.amount : cell)

/** The first sheet as CSV: RFC 4180, in UTF-8 with a byte order mark, by which Excel knows the encoding. */
export async function csvOf([sheet]: Sheet[]): Promise<Uint8Array> {
  const rows = [sheet!.header, ...sheet!.rows].map((row) => row.map((cell) => withoutFormula(plain(cell))))
  const { writeCsv } = await csv()
  return new TextEncoder().encode(writeCsv(rows as string[][], { bom: true }))
}

/**
 * The sheets as a workbook: numbers, money and moments stay what they are, every text is text and nothing in it ever a formula.
 * Each sheet prints on A4 across, a wide one on several pages side by side, with its headings and first column on every page.
 */
export async function xlsxOf(sheets: Sheet[]): Promise<Uint8Array> {
  const [only] = sheets
  if (only?.plain && sheets.length === 1) return plainXlsxOf(only)
  const names = sheetNames(sheets)
  const { writeXlsx } = await xlsx()
  return writeXlsx({ sheets: sheets.map((sheet, i) => written(sheet, names[i]!)) })
}

/** After so many rows the event loop has its turn: some 5 ms of work. */
const ROWS_AT_ONCE = 500

async function plainXlsxOf({ name, header, rows }: Sheet): Promise<Uint8Array> {
  async function* slices() {
    for (const [i, row] of rows.entries()) {
      if (i % ROWS_AT_ONCE === 0) await setImmediate()
      yield row.map(valueOf)
    }
  }
  const columns = header.map((heading, at) => {
    const cells = rows.slice(0, ROWS_AT_ONCE).map((row) => row[at] ?? null)
    return { header: heading, width: widthOf(heading, cells) }
  })
  const { writeXlsxStream } = await xlsx()
  const stream = writeXlsxStream(slices(), { name, columns, freezePane: { rows: 1 } })
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A heading stands as the cells beneath it do. */
const headingOf = ({ style }: ColumnDef): CellStyle => ({
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EAEE' } },
  alignment: { ...style?.alignment, vertical: 'center', wrapText: true },
})

/** How many characters beside each other are readable on A4 across. */
const PAGE_WIDTH = 190

function written({ header, rows }: Sheet, name: string): WriteSheet {
  const columns = header.map((heading, at) => columnOf(heading, rows, at))
  const width = columns.reduce((all, column) => all + column.width!, 0)
  return {
    name,
    rows: [header, ...rows.map((row) => row.map(valueOf))],
    columns,
    cells: new Map(
      header.map((heading, at) => [
        `0,${at}`,
        { value: heading, type: 'string', style: headingOf(columns[at]!) },
      ]),
    ),
    freezePane: { rows: 1 },
    ...(rows.length > 0 && { autoFilter: { range: `A1:${letters(header.length)}${rows.length + 1}` } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.ceil(width / PAGE_WIDTH),
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      printTitlesColumn: '$A:$A',
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  }
}

/** A moment is written as the local time that it is here, since a cell has no time zone. */
function valueOf(cell: Cell): string | number | Date | null {
  if (cell === '' || cell === null) return null
  if (isMoney(cell)) return cell.amount
  if (!(cell instanceof Date)) return cell
  return new Date(cell.getTime() - cell.getTimezoneOffset() * 60_000)
}

const WIDEST = 48
const MOMENT = 'yyyy-mm-dd hh:mm:ss'
const NUMBER = { horizontal: 'right', vertical: 'top' } as const

/** How a column is shown: what its cells are says how, and how wide. */
function columnOf(heading: string, rows: Cell[][], at: number): ColumnDef {
  const cells = rows.map((row) => row[at] ?? null)
  const money = cells.find(isMoney)
  const width = widthOf(heading, cells)
  if (cells.some((cell) => cell instanceof Date))
    return {
      width: MOMENT.length + 3,
      style: { numFmt: MOMENT, alignment: { horizontal: 'center', vertical: 'top' } },
    }
  if (money) return { width, style: { numFmt: formatOf(money.currency), alignment: NUMBER } }
  if (cells.some((cell) => typeof cell === 'number')) return { width, style: { alignment: NUMBER } }
  return {
    width,
    style: { alignment: { horizontal: 'left', indent: 1, vertical: 'top', wrapText: width >= WIDEST } },
  }
}

/** How a workbook shows sums of a currency, such as `"¥"#,##0`. */
function formatOf(currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')!.value
  return `"${sign}"#,##0`
}

/** Width of a column in characters, from its first cells; a Chinese character counts as two. */
function widthOf(heading: string, cells: Cell[]): number {
  const texts = [
    heading,
    ...cells.slice(0, 200).map((cell) => String(isMoney(cell) ? `¥${cell.amount},` : (cell ?? ''))),
  ]
  return Math.min(WIDEST, Math.max(6, ...texts.map(displayWidth)) + 2)
}

const displayWidth = (text: string) => [...text].reduce((width, c) => width + (c > '\u2e7f' ? 2 : 1), 0)

/** The letters of a column, counted from 1: A, B … Z, AA. */
function letters(column: number): string {
  const rest = (column - 1) % 26
  return (column > 26 ? letters((column - 1 - rest) / 26) : '') + String.fromCharCode(65 + rest)
}

/** Longest name of a sheet, and what none may hold. */
const LONGEST = 31
const UNNAMEABLE = /[[\]:*?/\\\p{Cc}]/gu

/** Names as workbooks take them, each once: what they may not hold is left out, and what comes again is counted. */
function sheetNames(sheets: Sheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }) => {
    const plain =
      name
        .replace(UNNAMEABLE, ' ')
        .replace(/^'+|'+$/gu, '')
        .trim() || '–'
    for (let n = 1; ; n++) {
      const tail = n === 1 ? '' : ` ${n}`
      const tried = plain.slice(0, LONGEST - tail.length) + tail
      if (taken.has(tried.toLowerCase())) continue
      taken.add(tried.toLowerCase())
      return tried
    }
  })
}
