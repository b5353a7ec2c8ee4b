import type { ImportChoices } from '../../../../shared/show/rule.ts'
import type { ImportPreview } from './upload.ts'

/** Accepted changes of one kind: true for all of them, or the ids of those accepted. */
export type Chosen = true | string[]
export type Choices = Required<ImportChoices>

export const noChoices = (): Choices => ({ replace: [], leaving: [], missing: [], merge: [] })

/** How many rows of a kind are asked one by one beside the list; more than those are chosen together. */
export const MOST_ASKED = 3

/** Whether something is chosen. */
export const takes = (chosen: Chosen, id: string): boolean => chosen === true || chosen.includes(id)

/** The choice with one of the `ids` taken or not, where there are `count` in all. */
export function withChosen(chosen: Chosen, id: string, on: boolean, ids: string[], count: number): Chosen {
  const now = chosen === true ? ids : chosen
  const others = now.filter((each) => each !== id)
  const next = on ? [...others, id] : others
  return next.length === count ? true : next
}

/** The choices as far as a preview offers them still: the file was read again, for the same people. */
export const stillOffered = (
  choices: Choices,
  { doubles, difference: { samples } }: ImportPreview,
): Choices => ({
  replace: among(choices.replace, samples.replaced),
  leaving: among(choices.leaving, samples.leaving),
  missing: among(choices.missing, samples.missing),
  merge: among(
    choices.merge,
    doubles.flatMap(({ codes }) => codes.map((id) => ({ id }))),
  ),
})
const among = (chosen: Chosen, offered: readonly { id: string }[]): Chosen =>
  chosen === true || chosen.filter((id) => offered.some((each) => each.id === id))

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
