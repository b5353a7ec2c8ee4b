import { awaiting } from './awardQueries.ts'
import type { Award, State } from './state.ts'
import { find } from './table.ts'

/** Until when an award of this prize may be claimed, epoch ms: the prize's own deadline, else the event's; null if there is none. */
export function claimByOf(
  { prizes, settings }: Pick<State, 'prizes' | 'settings'>,
  prize: string,
): number | null {
  return find(prizes, prize)?.claimBy ?? settings.claimBy ?? null
}

/** The awards that nobody has claimed though their deadline has passed. */
export function overdue(state: State, now: number): Award[] {
  return awaiting(state).filter(({ prize }) => {
    const by = claimByOf(state, prize)
    return by !== null && by <= now
  })
}
