import { NEW_PRIZE, type PrizeDraft } from '../../../shared/show/prizes.ts'
import type { Prize } from '../../../shared/show/state.ts'

/** What the form of a prize begins with; null for a new one. */
export function draftOf(prize: Prize | null): PrizeDraft {
  if (!prize) return { ...NEW_PRIZE }
  const { id: _id, left: _left, ...draft } = prize
  return draft
}
