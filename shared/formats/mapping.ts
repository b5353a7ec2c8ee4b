import { Unreadable } from './unreadable.ts'
import { FIELDS, type Field, fieldsOf, ofOrder, partOf } from './headings.ts'
import { type Look, looksLike } from './look.ts'
import type { Table } from './table.ts'

/** Which columns (from 0) a field is taken from. A name may be two columns, first name then last name; tags may be several. */
export type Mapping = { [field in Field]?: number[] }

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
}

/** The mapping that a table's headings, and where they say nothing its values, suggest. */
export function guess(table: Table): Mapping {
  const columns = describe(table)
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const found = columns
      .flatMap((column) => {
        const known = fieldsOf(column.heading).find((each) => each.field === field && each.rank !== 90)
        return known && column.filled > 0
          ? [{ column, rank: known.rank, order: ofOrder(column.heading) }]
          : []
      })
      .filter(
        ({ column, order }) => field !== 'code' || (order ? identifies(column) : column.distinct >= 0.5),
      )
      .sort((a, b) => preferred(field, a.column, b.column) || a.rank - b.rank || a.column.at - b.column.at)[0]
    if (found) mapping[field] = [found.column.at]
  }
  joined(columns, mapping)
  sniffed(columns, mapping)
  return mapping
}

/** Of two columns of codes the one that tells everybody apart. */
const preferred = (field: Field, a: Column, b: Column): number =>
  field === 'code' ? Number(identifies(b)) - Number(identifies(a)) : 0

/** First and last name, where no column holds both. */
function joined(columns: Column[], mapping: Mapping): void {
  if (mapping.name) return
  const first = columns.find((column) => partOf(column.heading) === 'first' && column.filled > 0)
  const last = columns.find((column) => partOf(column.heading) === 'last' && column.filled > 0)
  const both = [first, last].flatMap((column) => (column ? [column.at] : []))
  if (both.length > 0) mapping.name = both
}

/** What the values say where the headings are silent; codes and groups only where no column has a heading at all. */
function sniffed(columns: Column[], mapping: Mapping): void {
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
      open.find((c) => (c.look === 'code' || c.look === 'number') && identifies(c) && c.length >= 3),
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
    }
  })
}

/** A mapping that somebody sent, held to this table: known fields, columns that exist. Throws `mapping-invalid`. */
export function heldTo(table: Table, asked: unknown): Mapping {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
    throw new Unreadable('mapping-invalid')
  const mapping: Mapping = {}
  for (const [field, columns] of Object.entries(asked)) {
    if (!FIELDS.includes(field as Field)) throw new Unreadable('mapping-invalid', { field })
    const fits = (at: unknown) =>
      Number.isInteger(at) && (at as number) >= 0 && (at as number) < table.header.length
    if (!Array.isArray(columns) || columns.length > 20 || !columns.every(fits)) {
      throw new Unreadable('mapping-invalid', { field })
    }
    if (columns.length > 0) mapping[field as Field] = columns
  }
  if (!mapping.name) throw new Unreadable('mapping-invalid', { field: 'name' })
  return mapping
}
