import type { Field } from '../../../../shared/formats/headings.ts'
import type { Mapping } from '../../../../shared/formats/mapping.ts'
import type { ProblemCode } from '../../../../shared/formats/people.ts'
import type { Refusal } from '../../../../shared/show/rule.ts'
import type { ImportPreview } from '../../../../shared/wire.ts'
import { ask } from '../../../link/http.ts'

export type { Field, ImportPreview, Mapping, ProblemCode }

/** Sends a file to be read; nothing of the event changes. */
export function read(event: string, file: File): Promise<ImportPreview | Refusal> {
  const form = new FormData()
  form.append('file', file)
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, form)
}

/** Reads the same file again with its columns mapped otherwise. */
export function remap(event: string, preview: string, mapping: Mapping): Promise<ImportPreview | Refusal> {
  const form = new FormData()
  form.append('preview', preview)
  form.append('mapping', JSON.stringify(mapping))
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, form)
}
