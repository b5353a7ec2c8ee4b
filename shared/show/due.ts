import { roundTime } from '../fair/round.ts'
import { refuseUnseen } from './stage.ts'
import type { State } from './state.ts'
import { find } from './table.ts'

/** What the server's clock has to do next: the command, and the epoch ms from which it is due. */
export interface Due {
  at: number
  type: 'draw.reveal' | 'draw.call'
  ask: Record<string, unknown>
  /** The round of the beacon that goes with it as `beacon`, once somebody has fetched it. */
  round?: number
}

/** The next thing that falls due by itself: a page whose reveal is over, a landing without words, or one by the beacon once its round is out. A covered stage makes it wait. */
export function due(state: State): Due | null {
  if (!state.opened || refuseUnseen(state)) return null
  const draw = find(state.draws, state.opened.no)
  if (!draw) return null
  if (draw.phase === 'open' && draw.round !== undefined)
    return { at: roundTime(draw.round), type: 'draw.call', ask: {}, round: draw.round }
  if (draw.phase === 'open') {
    return draw.landsAt === null ? null : { at: draw.landsAt, type: 'draw.call', ask: {} }
  }
  const page = draw.pages.find(({ to }) => to > draw.shown || draw.winners.length === 0)
  return page ? { at: page.over, type: 'draw.reveal', ask: { draw: draw.id, to: page.to } } : null
}
