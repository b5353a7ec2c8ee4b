import type { CellObject, DenseWorkSheet, RowInfo, WorkBook } from '@e965/xlsx'
import { decode } from './encoding.ts'
import type { Encoding } from './encodings.ts'
import type { Choice, Format } from './format.ts'
import { hiddenSpans, type RowSpan } from './openDocument.ts'
import { type Sheet, tableOf } from './sheets.ts'
import { CELL_LIMIT, type Table } from './table.ts'
import { Unreadable } from './unreadable.ts'
import { guardZip } from './zip.ts'

type Library = typeof import('@e965/xlsx')

const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** Web pages and XML, which registration sites name .xls. */
const MARKUP =
  /^\s*<(!doctype html|html|head|body|meta|style|div|table|!--|\?xml|\w+:workbook|workbook|office:)/i

const startsWith = (bytes: Uint8Array, mark: number[]) => mark.every((byte, i) => bytes[i] === byte)
/** Excel 2 to 4: a record of its own without a container. */
const bare = (bytes: Uint8Array) =>
  bytes[0] === 0x09 && [0, 2, 4].includes(bytes[1]!) && [4, 6].includes(bytes[2]!) && bytes[3] === 0
const markup = (bytes: Uint8Array) =>
  MARKUP.test(new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replace(/^ï»¿|\0|^ÿþ|^þÿ/g, ''))

/** A workbook of Excel (XLSX, XLSB, XLS, XML), WPS, LibreOffice, Numbers or a registration site, or a table of a web page named so. */
export const workbook: Format = {
  name: 'workbook',

  accepts({ bytes }) {
    return startsWith(bytes, ZIP) || startsWith(bytes, OLE) || bare(bytes) || markup(bytes)
  },

  async read(bytes, choice = {}) {
    if (startsWith(bytes, ZIP)) await guardZip(bytes)
    // A workbook under a password comes in the same container as one of Excel 97.
    if (startsWith(bytes, OLE) && includes(bytes, 'EncryptedPackage')) throw new Unreadable('file-encrypted')
    const library = await import('@e965/xlsx')
    if (startsWith(bytes, OLE) || bare(bytes)) {
      library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
    }
    return markup(bytes) ? readMarkup(library, bytes, choice) : tableIn(library, bytes, 'buffer', choice)
  },
}

function readMarkup(library: Library, bytes: Uint8Array, choice: Choice): Table {
  const { text, encoding } = decode(bytes, choice.encoding ?? stated(bytes))
  return { ...tableIn(library, text, 'string', choice), encoding }
}

/** The encoding that a web page or XML states. */
function stated(bytes: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000))
  const name = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? ''
  if (name.startsWith('gb')) return 'gb18030'
  const known = {
    big5: 'big5',
    shift_jis: 'shift_jis',
    'euc-kr': 'euc-kr',
    'windows-1252': 'windows-1252',
  } as const
  return known[name as keyof typeof known]
}

function tableIn(
  library: Library,
  data: Uint8Array | string,
  type: 'buffer' | 'string',
  choice: Choice,
): Table {
  const book = open(library, data, type)
  const spans = spansIn(library, book, data)
  const sheets = book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name] as DenseWorkSheet | undefined
    if (!sheet?.['!data']) return []
    const read = sheetOf(library, book, sheet, name, !!book.Workbook?.Sheets?.[at]?.Hidden)
    const hiddenRows = new Set([...read.hiddenRows, ...rowsIn(spans[at] ?? [], read.rows.length)])
    return [{ ...read, hiddenRows }]
  })
  return tableOf(sheets, choice.sheet, choice.headings)
}

/** The hidden rows that only the file itself tells of, sheet by sheet: those of OpenDocument. */
function spansIn(library: Library, book: WorkBook, data: Uint8Array | string): RowSpan[][] {
  if (book.bookType === 'fods' && typeof data === 'string') return hiddenSpans(data)
  if (book.bookType !== 'ods' || typeof data === 'string') return []
  const archive = library.CFB.read(data, { type: 'buffer' }) as object
  const entry = library.CFB.find(archive, '/content.xml') as { content: Uint8Array } | null
  return entry ? hiddenSpans(new TextDecoder().decode(Uint8Array.from(entry.content))) : []
}

/** Indexes of the rows in the spans, below `count`. */
function rowsIn(spans: readonly RowSpan[], count: number): Set<number> {
  const rows = new Set<number>()
  for (const { from, to } of spans) for (let at = from; at < Math.min(to, count); at++) rows.add(at)
  return rows
}

function open(library: Library, data: Uint8Array | string, type: 'buffer' | 'string'): WorkBook {
  try {
    return library.read(data, {
      type,
      dense: true,
      // Hidden rows come with the styles; numbers with their formats, but not written out.
      cellStyles: true,
      cellNF: true,
      cellText: false,
      cellFormula: false,
      cellHTML: false,
      // Of a web page every cell is text: 007 stays so.
      raw: true,
    })
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    if (/password|encrypt/i.test(said)) throw new Unreadable('file-encrypted', {}, error)
    if (/unsupported|unrecognized|cannot find/i.test(said)) throw new Unreadable('file-unknown', {}, error)
    throw new Unreadable('file-broken', {}, error)
  }
}

function sheetOf(
  library: Library,
  book: WorkBook,
  sheet: DenseWorkSheet,
  name: string,
  hidden: boolean,
): Sheet {
  const date1904 = !!book.Workbook?.WBProps?.date1904
  const rows = Array.from(sheet['!data'], (row) =>
    Array.from(row ?? [], (cell) => (cell ? textOf(library, cell, date1904) : '')),
  )
  // A cell that is merged over several rows holds for all of them.
  for (const { s, e } of sheet['!merges'] ?? []) {
    const text = rows[s.r]?.[s.c] ?? ''
    if (text === '') continue
    for (let at = s.r + 1; at <= Math.min(e.r, rows.length - 1); at++) {
      const row = rows[at]!
      while (row.length < s.c) row.push('')
      if (!row[s.c]) row[s.c] = text
    }
  }
  const heights: (RowInfo | undefined)[] = sheet['!rows'] ?? []
  const hiddenRows = new Set(heights.flatMap((row, at) => (row?.hidden ? [at] : [])))
  return { name, hidden, rows, hiddenRows }
}

/** A cell as text: numbers in full, never as 1.38E+10; dates as in ISO 8601; codes with the zeros that are shown. */
function textOf(library: Library, { t, v, z }: CellObject, date1904: boolean): string {
  if (t === 's') return String(v).slice(0, CELL_LIMIT)
  if (t === 'b') return v ? 'TRUE' : 'FALSE'
  if (t === 'd' && v instanceof Date) return Number.isNaN(v.getTime()) ? '' : isoOf(v)
  if (t !== 'n' || typeof v !== 'number') return ''
  const format = typeof z === 'string' ? z : ''
  if (format !== '' && format !== 'General') {
    if (library.SSF.is_date(format)) return dateOf(library, v, date1904)
    // A number shown with leading zeros is a code: 000123.
    if (/^("[^"]*"|\\.)*0{2,}([- ]?0+)*$/.test(format)) return String(library.SSF.format(format, v))
  }
  return digits(v)
}

const isoOf = (date: Date): string =>
  date
    .toISOString()
    .replace('T00:00:00.000Z', '')
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '')

const two = (n: number) => String(n).padStart(2, '0')

function dateOf(library: Library, value: number, date1904: boolean): string {
  const date = library.SSF.parse_date_code(value, { date1904 }) as {
    y: number
    m: number
    d: number
    H: number
    M: number
    S: number
  } | null
  if (!date) return digits(value)
  const time = `${two(date.H)}:${two(date.M)}:${two(Math.floor(date.S))}`
  if (value < 1) return time
  const day = `${date.y}-${two(date.m)}-${two(date.d)}`
  return time === '00:00:00' ? day : `${day} ${time}`
}

/** A number in full. Excel keeps 15 significant digits: 0.1 + 0.2 is 0.3, and the end of a longer whole number is lost, which 2.02E+16 says. */
function digits(value: number): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e15 ? String(value) : value.toExponential(14).toUpperCase()
  }
  return String(Number(value.toPrecision(15)))
}

/** Whether the container's directory has an entry of this name, written in UTF-16. */
function includes(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'utf16le')
}
