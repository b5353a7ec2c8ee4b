import { refusal, type Refusal } from './rule.ts'
import type { Draw, Prize, State } from './state.ts'
import { find } from './table.ts'

/*
 * An order draw ranks its whole pool and gives nothing away: who is admitted, in which order tables come on stage. It is a plain
 * draw of fd1 whose `winners` are the ranking; no award follows from it, so its prize is in no sum and on no paper.
 */

/** The prizes that are handed out: all but those of order draws. */
export const stockOf = ({ prizes }: Pick<State, 'prizes'>): Prize[] => prizes.filter(({ order }) => !order)

/** Whether a draw ranks its pool instead of giving a prize away. */
export const isOrderDraw = ({ prizes }: Pick<State, 'prizes'>, draw: Pick<Draw, 'prize'>): boolean =>
  find(prizes, draw.prize)?.order === true

/** The draw that ranked for an order prize, or does so now; undefined before it. */
export const orderDrawOf = ({ draws }: Pick<State, 'draws'>, prize: string): Draw | undefined =>
  draws.find((draw) => draw.prize === prize && draw.phase !== 'abandoned')

/** Whether a draw of a prize that opens now is shown: of an order, only where the cue on screen is its own. */
export function opensOnStage({ show, cues }: Pick<State, 'show' | 'cues'>, prize: Prize): boolean {
  return !prize.order || (show.cue !== null && find(cues, show.cue)?.prize === prize.id)
}

/** Why an order of this many entrants cannot be drawn: there is one already, or it is longer than the prize says. */
export function refuseOrder(state: State, prize: Prize, pool: number): Refusal | null {
  if (!prize.order) return null
  if (orderDrawOf(state, prize.id)) return refusal('order-drawn', { prize: prize.id })
  return pool > prize.quantity ? refusal('order-too-long', { pool, most: prize.quantity }) : null
}
