import { cameIn } from './cameIn.ts'
import type { Decided } from './decided.ts'
import type { Encoding } from './encodings.ts'
import { meaningOf, plainAnswer } from './going.ts'
import {
  FIELDS,
  type Field,
  fieldsOf,
  ofAttendee,
  ofOrder,
  ofStatus,
  ofTicket,
  PART,
  partOf,
  widthOf,
} from './headings.ts'
import { type Look, looksLike } from './look.ts'
import { listedCode } from '../show/scannedCode.ts'
import type { Table } from './table.ts'
import { Unreadable } from './unreadable.ts'

/** Which columns (from 0) a field is taken from. A name may be two columns, first name then last name; further codes, tags and status may be several. */
export type Columns = { [field in Field]?: number[] }

/** A row by its number, from 1, its sheet where several are taken, and its name: blocks that stand side by side share their rows. */
export interface SkippedRow {
  row: number
  sheet?: string
  name: string
}

/** What tells a row from all others. */
export const rowKey = ({ row, sheet = '', name }: SkippedRow): string => JSON.stringify([row, sheet, name])

/** How a file is read: its columns, and what the host has decided. A mapping without columns leaves them to be found anew. */
export interface Mapping extends Columns {
  /** The sheet's name, or `ALL_SHEETS`. */
  sheet?: string
  encoding?: Encoding
  /** Whether rows that the file hides take part; they do not until somebody says so. */
  hidden?: boolean
  /** Rows that the host leaves out. */
  skipped?: SkippedRow[]
  /** What values of the columns of status and check-in mean, where it is not what their words say. */
  decided?: Decided[]
}

const SAMPLE = 500

interface Column {
  at: number
  heading: string
  /** How many of the sampled rows have a value here, 0..1. */
  filled: number
  /** How many of the values differ, 0..1. */
  distinct: number
  /** The look that most values have, if four of five do. */
  look: Look | null
  /** Middle length of the values. */
  length: number
  /** They are whole numbers that count on: 1, 2, 3. */
  running: boolean
  /** The values that were sampled. */
  values: string[]
}

/** The mapping that a table's headings, and where they say nothing its values, suggest. */
export function guess(table: Table): Columns {
  if (table.columns) return { ...table.columns }
  const columns = describe(table)
  const mapping: Columns = {}
  for (const field of FIELDS) {
    const found = columns
      .flatMap((column) => {
        const known = fieldsOf(column.heading).find((each) => each.field === field && each.rank !== PART)
        return known && column.filled > 0 && serves(field, column) ? [{ column, rank: known.rank }] : []
      })
      .sort(
        (a, b) =>
          preferred(field, b.column) - preferred(field, a.column) ||
          a.rank - b.rank ||
          a.column.at - b.column.at,
      )[0]
    if (found) mapping[field] = [found.column.at]
  }
  further(columns, mapping)
  joined(columns, mapping)
  sniffed(columns, mapping)
  const status = statuses(columns, mapping)
  if (status.length > 0) mapping.status = status
  // Where several sheets are taken, the sheets are the groups.
  if (table.sheetColumn !== undefined) mapping.group = [table.sheetColumn]
  return mapping
}

/** Whether a column that is called so can be it. */
function serves(field: Field, column: Column): boolean {
  if (field === 'name') return !column.values.every((value) => NOBODY.test(value))
  if (field === 'status') {
    const known = column.values.filter((value) => meaningOf(value) !== null).length
    return ofStatus(column.heading) || known * 2 >= column.values.length
  }
  // The answer to an open question is no background that people could be sorted by.
  if (field === 'background') return column.length <= 40
  if (field !== 'code') return true
  if (ofOrder(column.heading)) return identifies(column)
  // The running number of an answer is given again by the next form, to somebody else.
  return column.distinct >= 0.5 && (ofTicket(column.heading) || !numbers(column))
}

/** What a form calls those who do not say who they are. */
const NOBODY = /^(anonymous|anonym|匿名|匿名用户|匿名用戶|-)?$/i

/** Numbers that a form or a database counts its records with. */
const numbers = (column: Column): boolean => column.values.every((value) => /^\d{1,9}$/.test(value))

/** Of two columns of codes the one that tells everybody apart; of two backgrounds the wider; of two addresses or numbers the one that looks so, and is of whoever comes rather than of who ordered. */
function preferred(field: Field, column: Column): number {
  if (field === 'code') return Number(identifies(column))
  if (field === 'background') return -widthOf(column.heading)
  if (field !== 'email' && field !== 'phone') return 0
  return 2 * Number(column.look === field) + Number(ofAttendee(column.heading))
}

/** Further codes: the links of tickets, and every other column of a ticket's own codes that tells everybody apart. */
function further(columns: Column[], mapping: Columns): void {
  const taken = new Set(Object.values(mapping).flat())
  const own = columns.filter(
    (column) => !taken.has(column.at) && ofTicket(column.heading) && identifies(column) && !numbers(column),
  )
  const links = mapping.also ?? []
  // What is not there in half of the rows, or is the same for several, is no ticket of one's own.
  const found = [...links.filter((at) => identifies(inLinks(columns[at]!))), ...own.map(({ at }) => at)]
  delete mapping.also
  // Without a code of its own the link's is the code.
  if (!mapping.code && found.length > 0) mapping.code = [found.shift()!]
  if (found.length > 0) mapping.also = found
}

/** A column by the codes in its links: of who was not let in there may be a link without one. */
function inLinks(column: Column): Column {
  const codes = column.values.map(listedCode).filter((code) => code !== '')
  return { ...column, distinct: new Set(codes).size / Math.max(1, codes.length) }
}

/** Every column that says of some that they do not take part, in words of its own; the one that was found by its heading first. */
function statuses(columns: Column[], mapping: Columns): number[] {
  const found = mapping.status ?? []
  const says = ({ at, heading, values }: Column) => {
    const own = values.filter((value) => plainAnswer(value) === null && cameIn(value) === null)
    const meanings = new Set(own.map((value) => meaningOf(value, heading)))
    if (!meanings.has('out') && !meanings.has('waiting')) return false
    const named = fieldsOf(heading).some(({ field }) => field === 'status')
    // A column of another name has to consist of such words.
    return named || mapping.checkedIn?.includes(at) || (found.length === 0 && !meanings.has(null))
  }
  const taken = new Set(FIELDS.flatMap((field) => (field === 'checkedIn' ? [] : (mapping[field] ?? []))))
  const more = columns.filter((column) => column.filled > 0 && !taken.has(column.at) && says(column))
  return [...found, ...more.map(({ at }) => at)]
}

/** First and last name, where no column holds both. */
function joined(columns: Column[], mapping: Columns): void {
  if (mapping.name) return
  const first = columns.find((column) => partOf(column.heading) === 'first' && column.filled > 0)
  const last = columns.find((column) => partOf(column.heading) === 'last' && column.filled > 0)
  const both = [first, last].flatMap((column) => (column ? [column.at] : []))
  if (both.length > 0) mapping.name = both
}

/** What the values say where the headings are silent; codes and groups only where no column has a heading at all. */
function sniffed(columns: Column[], mapping: Columns): void {
  const taken = new Set(Object.values(mapping).flat())
  const open = columns.filter((c) => c.filled > 0 && !taken.has(c.at) && fieldsOf(c.heading).length === 0)
  const take = (field: Field, column: Column | undefined) => {
    if (mapping[field] || !column) return
    mapping[field] = [column.at]
    open.splice(open.indexOf(column), 1)
  }
  take(
    'email',
    open.find((c) => c.look === 'email'),
  )
  take(
    'phone',
    open.find((c) => c.look === 'phone'),
  )
  const words = open.filter((c) => (c.look === 'words' || c.look === null) && c.length <= 40)
  take('name', words.toSorted((a, b) => b.filled * b.distinct - a.filled * a.distinct || a.at - b.at)[0])
  if (columns.every((column) => column.heading === '')) {
    take(
      'code',
      open.find(
        (c) => (c.look === 'code' || c.look === 'number') && identifies(c) && c.length >= 3 && !c.running,
      ),
    )
    take(
      'group',
      open.find((c) => (c.look === 'words' || c.look === 'number') && c.distinct < 0.8 && c.length <= 20),
    )
  }
  // Bare numbers or codes are a list of people too: then the code is the name on the stage.
  const name = mapping.name ?? mapping.code ?? open.slice(0, 1).map((column) => column.at)
  if (name.length > 0) mapping.name = name
}

/** Whether a column tells people apart: an order number of several tickets, or one that is mostly blank, does not. */
const identifies = (column: Column) => column.filled >= 0.5 && column.distinct >= 0.98

function describe(table: Table): Column[] {
  const rows = table.rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const step = Math.max(1, Math.floor(rows.length / SAMPLE))
  const sample = rows.filter((_, i) => i % step === 0)
  return table.header.map((heading, at) => {
    const values = sample.map((row) => (row[at] ?? '').trim()).filter((value) => value !== '')
    const looks = new Map<Look, number>()
    for (const value of values) looks.set(looksLike(value), (looks.get(looksLike(value)) ?? 0) + 1)
    const [most, times] = [...looks].toSorted((a, b) => b[1] - a[1])[0] ?? ['blank' as const, 0]
    return {
      at,
      heading,
      filled: values.length / Math.max(1, sample.length),
      distinct: new Set(values).size / Math.max(1, values.length),
      look: times * 5 >= values.length * 4 ? most : null,
      length: values.map((value) => value.length).toSorted((a, b) => a - b)[values.length >> 1] ?? 0,
      running: countsOn(values, rows.length),
      values,
    }
  })
}

/** Whether values are whole numbers that lie as close together as those that count the rows. */
function countsOn(values: string[], rows: number): boolean {
  if (values.length === 0 || !values.every((value) => /^\d{1,9}$/.test(value))) return false
  const all = values.map(Number)
  const least = all.reduce((a, b) => Math.min(a, b))
  const most = all.reduce((a, b) => Math.max(a, b))
  return most - least < 2 * rows + 10
}

/** The columns of a mapping that somebody sent, held to this table; found anew if it names none. Throws `mapping-invalid`. */
export function heldTo(table: Table, asked: Mapping): Mapping {
  const { sheet: _sheet, encoding: _encoding, hidden, skipped, decided, ...columns } = asked
  const decisions = {
    ...(hidden !== undefined && { hidden }),
    ...(skipped && { skipped }),
    ...(decided && { decided }),
  }
  if (Object.keys(columns).length === 0) return { ...guess(table), ...decisions }
  const mapping: Mapping = decisions
  for (const [field, at] of Object.entries(columns) as [Field, number[]][]) {
    if (at.some((column) => column >= table.header.length)) throw new Unreadable('mapping-invalid', { field })
    if (at.length > 0) mapping[field] = at
  }
  if (!mapping.name) throw new Unreadable('mapping-invalid', { field: 'name' })
  return mapping
}
