import type { Language } from '../../shared/show/languages.ts'
import type { Role } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { Words } from './words.ts'

/** Text, a number to count with, or nothing. */
export type Cell = string | number | null

export interface Sheet {
  name: string
  header: string[]
  rows: Cell[][]
}

/** The sheets of an export, made of an event's state as the caller's role sees it. */
export type Sheets = (state: State, words: Words) => Sheet[]

/** One file that can be downloaded. */
export interface Export {
  /** As in the address: `winners.csv`. */
  name: string
  /** Media type. */
  type: string
  /** Who may have it. */
  roles: readonly Role[]
  make(state: State, language: Language): Promise<Uint8Array>
  /** What the file is called when it is saved; a rehearsal's says so. */
  fileName(state: State, language: Language): string
}
