import type { Sheet } from './export.ts'
import type { Words } from './words.ts'

/** A list of prizes to fill in, with an example that an import does not take. */
export function prizeTemplate(words: Words): Sheet {
  return {
    name: words('sheet.prizes'),
    header: (['prize', 'sponsor', 'quantity', 'value', 'per-draw', 'need', 'note'] as const).map(words),
    rows: [
      [
        words('template.prize'),
        words('template.sponsor'),
        3,
        1299,
        1,
        words('template.need'),
        words('template.note'),
      ],
    ],
  }
}
