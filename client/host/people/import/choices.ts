import type { ImportChoices } from '../../../../shared/show/rule.ts'
import type { ImportPreview } from './upload.ts'

/** Accepted changes of one kind: true for all of them, or the ids of those accepted. */
export type Chosen = true | string[]
export type Choices = Required<ImportChoices>

export const noChoices = (): Choices => ({ replace: [], leaving: [], missing: [], merge: [] })

const of = (chosen: Chosen, all: number): number => (chosen === true ? all : chosen.length)

/** How many people an import adds, changes and withdraws with these choices. */
export function counted(
  preview: ImportPreview,
  choices: Choices,
): { added: number; changed: number; withdrawn: number } {
  const { added, changed, replaced, leaving, missing } = preview.difference
  const merged = preview.doubles.filter(
    ({ codes }) =>
      choices.merge === true || codes.some((code) => choices.merge !== true && choices.merge.includes(code)),
  )
  return {
    added: added - merged.reduce((sum, { codes }) => sum + codes.length - 1, 0),
    changed: changed + of(choices.replace, replaced),
    withdrawn: of(choices.leaving, leaving) + of(choices.missing, missing),
  }
}
