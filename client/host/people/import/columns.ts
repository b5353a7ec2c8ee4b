import { FIELDS } from '../../../../shared/formats/headings.ts'
import { type Field, type ImportPreview, type Mapping, mappingOf } from './upload.ts'

/** Fields that several columns may be taken as; every other is taken from one. */
const SEVERAL: ReadonlySet<Field> = new Set(['also', 'tags', 'status'])

/** What a column (from 0) is taken as; mostly one field, or none. */
export const takenAs = ({ mapping }: Pick<ImportPreview, 'mapping'>, column: number): Field[] =>
  FIELDS.filter((field) => mapping[field]?.includes(column))

/** The mapping with one column taken as a field, or as nothing; another column that was taken as it is so no more. */
export function mappedAs(preview: ImportPreview, column: number, as: Field | null): Mapping {
  const mapping = mappingOf(preview)
  for (const field of FIELDS) {
    const others = (mapping[field] ?? []).filter((at) => at !== column)
    if (others.length > 0) mapping[field] = others
    else delete mapping[field]
  }
  if (as)
    mapping[as] = SEVERAL.has(as) ? [...(mapping[as] ?? []), column].toSorted((a, b) => a - b) : [column]
  return mapping
}
