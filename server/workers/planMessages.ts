import type { Known } from '../../shared/formats/difference.ts'
import type { ImportChoices, ImportPlan } from '../../shared/show/rule.ts'

/** What the thread is sent: the people there are and the list, in portions, then what is chosen of it; then for each further part `next`. */
export type PlanOrder =
  | { known: Known[] }
  | { kept: Uint8Array }
  | { choices: ImportChoices }
  | { next: true }

/** A part of the plan; null behind the last. */
export type PlanPart = Partial<ImportPlan>
