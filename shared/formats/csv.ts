import { parseCsv } from 'hucre/csv'
import { decode } from './encoding.ts'
import type { Format } from './format.ts'
import { Unreadable } from './unreadable.ts'
import { CELL_LIMIT, COLUMN_LIMIT } from './table.ts'
import { tabulate } from './tabulate.ts'

/** Bytes that a line may have, and columns counted with the blank ones behind the last text (Excel has no more). */
const LINE_LIMIT = 1_000_000
const WIDTH_LIMIT = 16_384
const DELIMITERS = [',', '\t', ';', '|', '，']

const starts = (bytes: Uint8Array, mark: string) => [...mark].every((c, i) => bytes[i] === c.charCodeAt(0))

/** Text in rows: comma, semicolon, tab, bar, or pasted from a spreadsheet or a chat. */
export const csv: Format = {
  name: 'csv',

  accepts({ bytes }) {
    return !['PK', '\u00d0\u00cf\u0011\u00e0', '%PDF', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff'].some((m) =>
      starts(bytes, m),
    )
  },

  async read(bytes, choice = {}) {
    guardLines(bytes)
    const { text, encoding } = decode(bytes, choice.encoding)
    if (/^\s*\{\\rtf/.test(text)) throw new Unreadable('file-unknown')
    return { ...tabulate(cells(text), undefined, choice.headings), encoding }
  },
}

/** Refuses a file with a line that no list has, before anything is made of it. */
function guardLines(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let from = 0
  while (buffer.length - from > LINE_LIMIT) {
    // The last line end within reach; CR ends the lines of old Macs.
    const reach = buffer.subarray(from, from + LINE_LIMIT)
    const end = Math.max(reach.lastIndexOf(10), reach.lastIndexOf(13))
    if (end < 0) throw new Unreadable('line-too-long', { limit: LINE_LIMIT })
    from += end + 1
  }
}

function cells(text: string): string[][] {
  // Excel's own hint; its line keeps its number.
  const hint = /^sep=(.)\r?\n/i.exec(text)
  const delimiter = hint?.[1] ?? delimiterOf(text)
  const body = hint ? text.slice(hint[0].length) : text
  guardWidth(body, delimiter)
  // A quote that is never closed would swallow every row below it.
  const closed = (count(body, '"') & 1) === 0
  const rows = (
    closed ? parseCsv(body, { delimiter }) : parseCsv(body, { delimiter, fastMode: true })
  ) as string[][]
  const plain = rows.map((row) =>
    row.map((cell) => unwrapped(closed ? cell : cell.replace(/^\s*"|"\s*$/g, '')).slice(0, CELL_LIMIT)),
  )
  return hint ? [[], ...plain] : plain
}

/** Refuses rows of more cells than any spreadsheet has, before the cells are made. */
function guardWidth(text: string, delimiter: string): void {
  const mark = delimiter.charCodeAt(0)
  let columns = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) columns = 1
    else if (code === mark && ++columns > WIDTH_LIMIT) {
      throw new Unreadable('too-many-columns', { limit: COLUMN_LIMIT, columns })
    }
  }
}

/** What is in a cell that was wrapped to keep a spreadsheet from counting with it: `="0138"`, `'0138`. */
function unwrapped(cell: string): string {
  const first = cell.charCodeAt(0)
  if (first === 0x3d) return /^="(.*)"$/.exec(cell)?.[1] ?? cell
  if (first === 0x27) return /^'(?=[\d=+\-@])/.test(cell) ? cell.slice(1) : cell
  return cell
}

/** The delimiter that most lines have equally often. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/, 50)
    .map((line) => line.replace(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '')
  let best = { delimiter: ',', lines: 0, times: 0 }
  for (const delimiter of DELIMITERS) {
    const times = new Map<number, number>()
    for (const line of lines) {
      const n = count(line, delimiter)
      if (n > 0) times.set(n, (times.get(n) ?? 0) + 1)
    }
    for (const [n, agreeing] of times) {
      if (agreeing > best.lines || (agreeing === best.lines && n > best.times)) {
        best = { delimiter, lines: agreeing, times: n }
      }
    }
  }
  return best.delimiter
}

function count(text: string, mark: string): number {
  let n = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) n++
  return n
}
