import type { Table } from './table.ts'

/** A file as it was chosen or pasted (then its name is ''). */
export interface File {
  name: string
  bytes: Uint8Array
}

/** One way in which lists of people are written down. */
export interface Format {
  name: string
  /** Whether this format is the one to read the file with; looks at the bytes first, at the name only where they leave it open. */
  accepts(file: File): boolean
  /** The file's first table. Rejects with `Unreadable` and nothing else. */
  read(bytes: Uint8Array): Promise<Table>
}
