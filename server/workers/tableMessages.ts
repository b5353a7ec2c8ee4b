import type { Known } from '../../shared/formats/difference.ts'
import type { Incoming, Problem, ProblemCode } from '../../shared/formats/people.ts'
import type { Field } from '../../shared/formats/headings.ts'
import type { Mapping } from '../../shared/formats/mapping.ts'
import type { PersonInput } from '../../shared/show/rule.ts'

/** What the host sees of a file before anything changes. */
export interface Summary {
  columns: { heading: string; samples: string[] }[]
  mapping: Mapping
  /** Rows that hold something. */
  rows: number
  /** The first of them; `problemCounts` counts all. */
  problems: Problem[]
  problemCounts: Partial<Record<ProblemCode, number>>
  difference: {
    added: number
    changed: number
    same: number
    missing: number
    samples: {
      added: PersonInput[]
      changed: { name: string; before: Partial<PersonInput>; after: Partial<PersonInput> }[]
      missing: { name: string; code: string; group: string }[]
    }
  }
}

/** The people of a file, as they are kept until the import. */
export interface Kept {
  people: Incoming[]
  fields: Field[]
}

/** What the thread is sent: the people there are, in portions, then the file. */
export type Order =
  | { known: Known[] }
  | { file: { name: string; bytes: Uint8Array }; mapping: Mapping | null }

export type Step = 'reading' | 'checking' | 'comparing'

/** What the thread sends back. */
export type Report =
  | { step: Step }
  | { refused: string; with: Record<string, unknown> }
  /** `kept` is the JSON of `Kept` in UTF-8, so that the main thread need not build it until the import. */
  | { summary: Summary; kept: Uint8Array<ArrayBuffer> }
