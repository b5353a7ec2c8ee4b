import { ableIn, poolOf, rollOf } from './pool.ts'
import type { Prize, State } from './state.ts'
import { find } from './table.ts'

/** The pool of the draw that GO would open, and what whoever presses it should look at first. */
export interface DrawPool {
  /** Who takes part. */
  roll: 'everyone' | 'checked-in'
  size: number
  /** Of `size`, those who cannot win because their group has all it may have. */
  full: number
  /** What the last draw of such a prize left in its pool; null before the first. */
  before: number | null
  warnings: PoolWarning[]
}
export type PoolWarning = 'pool-short' | 'pool-fallen'

/** Of a draw of so many units of a prize. */
export function drawPool(state: State, prize: Prize, count: number): DrawPool {
  const { size, full } = poolOf(state, prize)
  const before = leftByLastDraw(state, prize)
  const warnings: PoolWarning[] = []
  if (ableIn({ size, full }) < count) warnings.push('pool-short')
  if (before !== null && hasFallen(before, size)) warnings.push('pool-fallen')
  return { roll: rollOf(state), size, full, before, warnings }
}

/** Whether a pool has lost more than half since it was looked at. */
export const hasFallen = (before: number, size: number): boolean => size * 2 < before

/** The pool of the last draw of a prize that admits the same people, without its winners. */
function leftByLastDraw(state: State, prize: Prize): number | null {
  const last = state.draws.findLast((draw) => {
    const other = find(state.prizes, draw.prize)
    return draw.phase !== 'abandoned' && !!other && !other.order && admitsAs(other, prize)
  })
  return last ? last.pool - (prize.excludes === 'none' ? 0 : last.winners.length) : null
}

function admitsAs(one: Prize, other: Prize): boolean {
  return (
    one.unit === other.unit &&
    one.excludes === other.excludes &&
    JSON.stringify(one.groups) === JSON.stringify(other.groups)
  )
}
