import type { Encoding } from './encodings.ts'
import type { Field } from './headings.ts'

/** A file's rows as text. Blank rows stay (as rows without text), so that a row's number is `first` plus its index. */
export interface Table {
  /** What the columns are called; '' where the file does not say. */
  header: string[]
  rows: string[][]
  /** The number of the first data row as the file's user counts it, from 1. */
  first: number
  /** The number of every row, where they do not follow on `first`: the table was put together from several. */
  numbers?: number[]
  /** Indexes of the rows that the file hides, by a filter or by hand. */
  hidden?: number[]
  /** How its text was encoded, if it is text. */
  encoding?: Encoding
  /** Every sheet of the file that holds something, if it is a workbook, and which of them this is. */
  sheets?: SheetInfo[]
  sheet?: string
  /** The column that holds the sheet's name, where several sheets are taken together. */
  sheetColumn?: number
  /** What its columns are, where the way it is written says so. */
  columns?: { [field in Field]?: number[] }
  /** What rows say of others whom somebody brings, by their index. */
  company?: ReadonlyMap<number, string>
}

export interface SheetInfo {
  name: string
  /** How many rows it has below its header. */
  rows: number
  /** Whether it looks like a list of people, or of what else was looked for. */
  people: boolean
  hidden: boolean
}

/** Instead of a sheet's name (which cannot be this one): all sheets that hold people, each sheet's name as the group. */
export const ALL_SHEETS = '*'
export const ROW_LIMIT = 100_000
export const COLUMN_LIMIT = 1_000
/** The longest text of a cell that is kept, in characters; every field of a person is shorter. */
export const CELL_LIMIT = 2_000
/** The number of a row as the file's user counts it. */
export const rowNumber = ({ numbers, first }: Table, index: number): number =>
  numbers?.[index] ?? first + index
