import { MAX_PER_DRAW, MAX_QUANTITY } from '../show/prizes.ts'
import type { PrizeRow } from '../show/rule.ts'
import { clean } from '../show/texts.ts'
import { needOf, prizeFieldOf, type PrizeField, type PrizeMapping } from './prizeHeadings.ts'
import { rowNumber, type Table } from './table.ts'
import { clean as shown } from './text.ts'
import { Unreadable } from './unreadable.ts'

/** Why a row of a list of prizes is not taken; each is the key of its translation. */
export const PRIZE_PROBLEMS = [
  'no-name',
  'too-long',
  'quantity-invalid',
  'value-invalid',
  'per-draw-invalid',
  'need-unknown',
  'duplicate',
  'hidden',
  'total',
  'example',
] as const
export type PrizeProblemCode = (typeof PRIZE_PROBLEMS)[number]

export interface PrizeProblem {
  /** As the file's user counts, from 1. */
  row: number
  code: PrizeProblemCode
  with: Record<string, string | number>
}

export interface PrizeList {
  /** The columns of the table: what each is called, and what stands first in it. */
  columns: { heading: string; sample: string }[]
  mapping: PrizeMapping
  prizes: PrizeRow[]
  problems: PrizeProblem[]
}

/** The most prizes of one list. */
export const PRIZE_LIMIT = 1_000
const LONGEST = { name: 120, sponsor: 120, note: 500 } as const
const HIGHEST_VALUE = 1e9

const EXAMPLE = /^(example|示例|範例)\s*[:：]/iu
const TOTAL = /^(total|sum|subtotal|合计|总计|小计|合計|總計|小計)\s*[:：]?$/iu

/**
 * The prizes of a table, found by what its columns are called, or by the mapping that somebody decided on. Every row that holds
 * something is either taken or named as a problem; without a column of prizes none is. Throws `prizes-missing` where there is
 * only one column and it is not of prizes, `too-many-rows` beyond 1,000.
 */
export function prizeList(table: Table, decided?: PrizeMapping): PrizeList {
  const mapping = decided ?? mappingOf(table.header)
  const columns = columnsOf(table)
  if (mapping.name === undefined) {
    if (columns.length < 2) throw new Unreadable('prizes-missing')
    return { columns, mapping, prizes: [], problems: [] }
  }
  const filled = [...table.rows.entries()].filter(([, cells]) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length > PRIZE_LIMIT)
    throw new Unreadable('too-many-rows', { limit: PRIZE_LIMIT, rows: filled.length })
  const hidden = new Set(table.hidden)
  const prizes: PrizeRow[] = []
  const problems: PrizeProblem[] = []
  const first = new Map<string, number>()
  for (const [at, cells] of filled) {
    const row = rowNumber(table, at)
    const text = (field: PrizeField) => {
      const column = mapping[field]
      return column === undefined ? undefined : clean(shown(cells[column] ?? ''))
    }
    const read = prizeOf(text)
    const name = text('name')!
    const refuse = (code: PrizeProblemCode, params = {}) =>
      problems.push({ row, code, with: { name: name.slice(0, 80), ...params } })
    if (hidden.has(at)) refuse('hidden')
    else if ('code' in read) refuse(read.code, read.with)
    else {
      const key = prizeKey(name, read.sponsor)
      const before = first.get(key)
      if (before !== undefined) refuse('duplicate', { first: before })
      else {
        first.set(key, row)
        prizes.push({ row, ...read })
      }
    }
  }
  return { columns, mapping, prizes, problems }
}

/** By what two prizes are the same: name and sponsor, whatever the case; without a sponsor the name alone. */
export const prizeKey = (name: string, sponsor?: string): string =>
  JSON.stringify([sponsorKey(name), sponsor === undefined ? null : sponsorKey(sponsor)])
/** By what two sponsors are the same. */
export const sponsorKey = (name: string): string => clean(name).toLowerCase()

/** What the columns hold, by what they are called. */
function mappingOf(cells: readonly string[]): PrizeMapping {
  const mapping: PrizeMapping = {}
  for (const [at, cell] of cells.entries()) {
    const field = prizeFieldOf(cell)
    if (field) mapping[field] ??= at
  }
  return mapping
}

const SHORT = 80

function columnsOf({ header, rows }: Table): PrizeList['columns'] {
  return header.map((heading, at) => ({
    heading: clean(shown(heading)).slice(0, SHORT),
    sample: clean(shown(rows.find((cells) => (cells[at] ?? '').trim() !== '')?.[at] ?? '')).slice(0, SHORT),
  }))
}

type Fault = Pick<PrizeProblem, 'code'> & { with?: Record<string, string | number> }

/** A prize as one row says it; what a row leaves blank, it says nothing about, but that a prize has no sponsor. */
function prizeOf(text: (field: PrizeField) => string | undefined): Omit<PrizeRow, 'row'> | Fault {
  const name = text('name')!
  if (name === '') return { code: 'no-name' }
  if (EXAMPLE.test(name)) return { code: 'example' }
  if (TOTAL.test(name)) return { code: 'total' }
  for (const field of ['name', 'sponsor', 'note'] as const)
    if ((text(field)?.length ?? 0) > LONGEST[field])
      return { code: 'too-long', with: { most: LONGEST[field] } }
  const said = { name, sponsor: text('sponsor'), note: text('note') || undefined }
  const numbers = {
    quantity: ['quantity-invalid', 1, MAX_QUANTITY],
    value: ['value-invalid', 0, HIGHEST_VALUE],
    per_draw: ['per-draw-invalid', 1, MAX_PER_DRAW],
  } as const
  const counted: Partial<Record<keyof typeof numbers, number>> = {}
  for (const field of ['quantity', 'value', 'per_draw'] as const) {
    const cell = text(field)
    if (!cell) continue
    const [code, least, most] = numbers[field]
    const number = numberOf(cell)
    if (!(number >= least && number <= most)) return { code, with: { value: cell.slice(0, 40), most } }
    counted[field] = number
  }
  const cell = text('need')
  const need = cell ? needOf(cell) : undefined
  if (cell && !need) return { code: 'need-unknown', with: { value: cell.slice(0, 40) } }
  return defined({ ...said, ...counted, need })
}

/** A whole number as people write it: `1,299`, `¥1299.00`, `3 台`; NaN if it is none. */
function numberOf(cell: string): number {
  const digits = /^[\p{Sc}\s]*([\d,，\s]+)(?:\.0*)?\s*[元台份个個件名套张張部\p{Sc}]?$/u.exec(
    cell.normalize('NFKC'),
  )?.[1]
  const plain = digits?.replace(/[,，\s]/gu, '')
  return plain ? Number(plain) : Number.NaN
}

/** An object without the members that are undefined. */
const defined = <T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never
