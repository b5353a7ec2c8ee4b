import type { ClaimLog } from '../../shared/show/claimLog.ts'
import type { Language } from '../../shared/show/languages.ts'
import type { Role } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { Words } from './words.ts'

/** A sum of money, which stays a number in a workbook. */
export interface Money {
  amount: number
  /** ISO 4217. */
  currency: string
}

/** Text, a number to count with, money, a moment (its local time stays a date in a workbook), or nothing. */
export type Cell = string | number | Money | Date | null

export interface Sheet {
  name: string
  header: string[]
  rows: Cell[][]
  /** A list of texts that may be long: it is written in slices, so that it keeps nobody waiting, and without formats. */
  plain?: boolean
}

/** What an export is made of. */
export interface Source {
  /** As the caller's role sees it. */
  state: State
  log: ClaimLog
  /** The one sponsor that is asked for; undefined for all. */
  sponsor?: string | undefined
  /** The address of a person's own page, by their id. */
  linkOf(person: string): string
}

/** The sheets of an export. */
export type Sheets = (source: Source, words: Words) => Sheet[]

/** One file that can be downloaded. */
export interface Export {
  /** As in the address: `winners.csv`. */
  name: string
  /** Media type. */
  type: string
  /** Who may have it. */
  roles: readonly Role[]
  make(source: Source, language: Language): Promise<Uint8Array>
  /** What the file is called when it is saved; a rehearsal's says so. */
  fileName(source: Pick<Source, 'state' | 'sponsor'>, language: Language): string
}
