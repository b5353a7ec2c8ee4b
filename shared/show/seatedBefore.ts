import type { Draft } from './table.ts'

/** From a seal on, and once people are erased, the last plan of tables cannot be taken back. */
export function fixSeating({ state }: Draft): void {
  delete state.seatedBefore
  if (state.seating && !state.seating.fixed) state.seating = { ...state.seating, fixed: true }
}
