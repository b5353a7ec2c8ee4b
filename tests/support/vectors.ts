import { readFileSync } from 'node:fs'
import type { Line } from '../../shared/fair/journal.ts'
import type { Entry, RollRow } from '../../shared/fair/roll.ts'

/** A small event with every intermediate value and the whole proof, as listed in tests/fair/vectors.json. */
export interface Vector {
  name: string
  event: string
  seed_chain_tip: string
  seed_chain_length: number
  people: { entry: Entry; weight: number; group: string; hash: string }[]
  last_seal: string
  last_seal_code: string
  last_root: string
  audit_path_of_row_0: string[]
  audit_path_of_last_row: string[]
  draws: { open: string; close: string; key: string; result: string; pool: number; winners: string[] }[]
  proof: { format: string; event: string; journal: Line[]; rolls: Record<string, RollRow[]> }
}

export const text = readFileSync(new URL('../fair/vectors.json', import.meta.url), 'utf8')

export const vectors = (JSON.parse(text) as { vectors: Vector[] }).vectors

/** A deep copy of anything that came out of JSON. */
export function copy<T>(x: T): T {
  return JSON.parse(JSON.stringify(x)) as T
}
