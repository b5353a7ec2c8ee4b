import type { Encoding } from './encodings.ts'
import type { HeadingWords } from './headings.ts'
import type { FormatName } from './endings.ts'
import type { Table } from './table.ts'

/** A file as it was chosen or pasted (then its name is ''). */
export interface File {
  name: string
  bytes: Uint8Array
}

/** What somebody has chosen of a file that can be read in several ways. */
export interface Choice {
  /** Name of the sheet to read; `ALL_SHEETS` takes all that hold people together. */
  sheet?: string
  encoding?: Encoding
  /** The headings to look for; those of a list of people unless said. */
  headings?: HeadingWords
}

/** One way in which lists are written down. */
export interface Format {
  /** Its endings stand in `endings.ts`. */
  name: FormatName
  /** Whether this format is the one to read the file with; looks at the bytes first, at the name only where they leave it open. */
  accepts(file: File): boolean
  /** The file's table: the chosen one, else the first that looks like a list of people. Rejects with `Unreadable` and nothing else. */
  read(bytes: Uint8Array, choice?: Choice): Promise<Table>
}
