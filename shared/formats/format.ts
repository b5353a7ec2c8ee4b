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

/** Why a file cannot be read; each is the key of its translation. */
export const UNREADABLE = [
  'file-empty',
  'file-unknown',
  'file-broken',
  'file-encrypted',
  'file-old-excel',
  'file-too-heavy',
  'too-many-rows',
  'mapping-invalid',
] as const
export type UnreadableCode = (typeof UNREADABLE)[number]

/** A refusal on its way out of a format: `code` and `params` become `{refused, with}`. */
export class Unreadable extends Error {
  readonly code: UnreadableCode
  readonly params: Record<string, unknown>

  constructor(code: UnreadableCode, params: Record<string, unknown> = {}, cause?: unknown) {
    super(code, { cause })
    this.name = 'Unreadable'
    this.code = code
    this.params = params
  }
}
