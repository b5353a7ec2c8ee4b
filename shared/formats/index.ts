import { csv } from './csv.ts'
import type { Choice, File, Format } from './format.ts'
import { ranges } from './ranges.ts'
import { solitaire } from './solitaire.ts'
import { Unreadable } from './unreadable.ts'
import type { Table } from './table.ts'
import { workbook } from './workbook.ts'

/** Every format that lists of people are read from; the first that accepts a file reads it. */
export const FORMATS: readonly Format[] = [workbook, ranges, solitaire, csv]

/** The table in a file, read as somebody chose. Rejects with `Unreadable`. */
export async function readTable(file: File, choice?: Choice): Promise<Table> {
  if (file.bytes.length === 0) throw new Unreadable('file-empty')
  const format = FORMATS.find((each) => each.accepts(file))
  if (!format) throw new Unreadable('file-unknown')
  return format.read(file.bytes, choice)
}
