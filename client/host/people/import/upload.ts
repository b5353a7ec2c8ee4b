import { ANY_TIME, type Meaning, type Value } from '../../../../shared/formats/decided.ts'
import type { Field } from '../../../../shared/formats/headings.ts'
import { rowKey, type Mapping } from '../../../../shared/formats/mapping.ts'
import type { ProblemCode } from '../../../../shared/formats/problems.ts'
import { ALL_SHEETS } from '../../../../shared/formats/table.ts'
import type { Taken } from '../../../../shared/show/takenPeople.ts'
import type { Refusal } from '../../../../shared/show/rule.ts'
import type { ImportPreview } from '../../../../shared/wire.ts'
import { ask } from '../../../link/http.ts'

export { ALL_SHEETS, ANY_TIME, rowKey }
export type { Field, ImportPreview, Mapping, Meaning, ProblemCode, Value }

/** The mapping of a preview including its sheet and encoding, as the base for a changed mapping. */
export const mappingOf = ({ mapping, sheet, encoding }: ImportPreview): Mapping => ({
  ...mapping,
  ...(sheet !== null && { sheet }),
  ...(encoding !== null && { encoding }),
})

/** Uploads a file for a preview; the event does not change. */
export function read(event: string, file: File): Promise<ImportPreview | Refusal> {
  const form = new FormData()
  form.append('file', file)
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, form)
}

/** Makes a preview of the people of another event, as of a file; the event does not change. */
export const readFrom = (event: string, from: string, which: Taken): Promise<ImportPreview | Refusal> =>
  ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, { from, which })

/** Makes a new preview of the same file with another mapping. */
export function remap(event: string, preview: string, mapping: Mapping): Promise<ImportPreview | Refusal> {
  const form = new FormData()
  form.append('preview', preview)
  form.append('mapping', JSON.stringify(mapping))
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/people/preview`, form)
}
