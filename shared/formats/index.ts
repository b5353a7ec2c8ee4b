import { csv } from './csv.ts'
import type { File, Format } from './format.ts'
import { Unreadable } from './unreadable.ts'
import type { Table } from './table.ts'
import { xlsx } from './xlsx.ts'

/** Every format that lists of people are read from; the first that accepts a file reads it. */
export const FORMATS: readonly Format[] = [xlsx, csv]

/** The table in a file. Rejects with `Unreadable`. */
export async function readTable(file: File): Promise<Table> {
  if (file.bytes.length === 0) throw new Unreadable('file-empty')
  const format = FORMATS.find((each) => each.accepts(file))
  if (!format) throw new Unreadable('file-unknown')
  return format.read(file.bytes)
}
