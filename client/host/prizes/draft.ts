import { NEW_PRIZE, type PrizeDraft } from '../../../shared/show/prizes.ts'
import type { Prize } from '../../../shared/show/state.ts'

/** The values that a prize's form starts with; null is a new prize. */
export function draftOf(prize: Prize | null): PrizeDraft {
  if (!prize) return { ...NEW_PRIZE }
  const { id: _id, left: _left, claimBy: _by, order: _order, ...draft } = prize
  return draft
}
