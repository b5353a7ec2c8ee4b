import type { Field } from '../../../../shared/formats/headings.ts'
import type { Mapping } from '../../../../shared/formats/mapping.ts'
import type { Problem, ProblemCode } from '../../../../shared/formats/people.ts'
import type { PersonInput, Refusal } from '../../../../shared/show/rule.ts'
import { ask } from '../../../link/http.ts'

export type { Field, Mapping, Problem, ProblemCode }

/** What the server read in a file, before anything changes. */
export interface Preview {
  preview: string
  columns: { heading: string; samples: string[] }[]
  mapping: Mapping
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

/** Sends a file to be read; nothing of the event changes. */
export function read(event: string, file: File): Promise<Preview | Refusal> {
  const form = new FormData()
  form.append('file', file)
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, form)
}

/** Reads the same file again with its columns mapped otherwise. */
export function remap(event: string, preview: string, mapping: Mapping): Promise<Preview | Refusal> {
  const form = new FormData()
  form.append('preview', preview)
  form.append('mapping', JSON.stringify(mapping))
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, form)
}
