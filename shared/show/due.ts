import type { State } from './state.ts'
import { covered } from './stage.ts'
import { find } from './table.ts'

/** What the server's clock has to do next: the command, and the epoch ms from which it is due. */
export interface Due {
  at: number
  type: 'draw.reveal' | 'draw.call'
  ask: Record<string, unknown>
}

/** The next thing that falls due by itself: a page whose reveal is over, or a landing without words. A covered stage makes it wait. */
export function due(state: State): Due | null {
  if (!state.opened || covered(state)) return null
  const draw = find(state.draws, state.opened.no)
  if (!draw) return null
  if (draw.phase === 'open') {
    return draw.landsAt === null ? null : { at: draw.landsAt, type: 'draw.call', ask: {} }
  }
  const page = draw.pages.find(({ to }) => to > draw.shown || draw.winners.length === 0)
  return page ? { at: page.over, type: 'draw.reveal', ask: { draw: draw.id, to: page.to } } : null
}
