import { groupEntry } from '../fair/roll.ts'
import { orderDrawOf } from './orders.ts'
import type { Draw, State } from './state.ts'
import { find } from './table.ts'
import { tablesOf } from './workOrder.ts'

/** The groups that a draw of groups has ranked, the first first; null for another draw, or one that is not revealed. */
export function rankedGroups(state: State, no: number): string[] | null {
  const draw = find(state.draws, no)
  const prize = draw && find(state.prizes, draw.prize)
  if (draw?.phase !== 'revealed' || prize?.unit !== 'group') return null
  const names = new Map(tablesOf(state).map((group) => [groupEntry(state.id, group), group]))
  return draw.winners.flatMap((entry) => names.get(entry) ?? [])
}

/** The draw that was made to rank all groups, or is being made; undefined before it. */
function rankingOf(state: State): Draw | undefined {
  const prize = state.prizes.find(({ order, unit }) => order && unit === 'group')
  return prize && orderDrawOf(state, prize.id)
}

/** The draw whose ranks may be the running order: the one made for that, else the last revealed one of groups; null if none is. */
export function orderingDraw(state: State): number | null {
  const ranking = rankingOf(state)
  if (ranking?.phase === 'revealed') return ranking.id
  return state.draws.findLast(({ id }) => rankedGroups(state, id) !== null)?.id ?? null
}

/**
 * The next command on the way to a running order that is drawn by lot among all groups: its prize, its draw, the order itself.
 * Null while the draw is on its way, and once the order stands. @param name of the prize
 */
export function orderStep(state: State, name: string): { type: string; ask: Record<string, unknown> } | null {
  const prize = state.prizes.find(({ order, unit }) => order && unit === 'group')
  if (!prize) return { type: 'prize.save', ask: { name, unit: 'group', order: true, need: 'none' } }
  const draw = orderDrawOf(state, prize.id)
  if (!draw) return { type: 'draw.start', ask: { prize: prize.id, count: 1 } }
  return draw.phase !== 'revealed' || isOrderedBy(state, draw.id)
    ? null
    : { type: 'work.order', ask: { by: 'draw', draw: draw.id } }
}

/** Whether the running order is the ranking of that draw. */
function isOrderedBy(state: State, no: number): boolean {
  const { order, groups } = state.showcase ?? {}
  return order === 'draw' && groups!.join('\n') === rankedGroups(state, no)?.join('\n')
}
