import { PACES } from '../../shared/show/pace.ts'
import type { Draw } from '../../shared/show/state.ts'

/** What a draw shows: each phase has a picture of its own. */
export type Phase = 'prize' | 'rolling' | 'slowing' | 'still' | 'names'

/** Where a draw has got to at an instant. */
export interface Playhead {
  phase: Phase
  /** Which page of the landing; 0 before it. */
  page: number
  /** Epoch ms at which it got there: two playheads are the same if phase, page and this are. */
  from: number
  /** All pages have been shown and come round again. */
  again: boolean
}

/** How long a page is on when all pages come round again, in ms. */
const ROUND = 8000
/** How long before the name its group stands alone, in ms. */
export const GROUP_LEAD = 1200

const playhead = (phase: Phase, page: number, from: number, again = false): Playhead => ({
  phase,
  page,
  from,
  again,
})

/** Where a draw is at an instant (epoch ms): a function of the draw's own times, so that a reload shows the same. */
export function playheadOf(draw: Draw, at: number): Playhead {
  const rolls = draw.at + PACES[draw.pace].prize
  const page = draw.pages.findLastIndex((one) => one.at <= at)
  if (page < 0) return at < rolls ? playhead('prize', 0, draw.at) : playhead('rolling', 0, rolls)
  const { at: slows, names } = draw.pages[page]!
  if (at < stillAt(draw, page)) return playhead('slowing', page, slows)
  if (at < names) return playhead('still', page, stillAt(draw, page))
  const end = endOf(draw)
  if (draw.pages.length < 2 || at < end) return playhead('names', page, names)
  const round = Math.floor((at - end) / ROUND)
  return playhead('names', round % draw.pages.length, end + round * ROUND, true)
}

/** Epoch ms at which a page's picture has come to rest. */
export function stillAt(draw: Draw, page: number): number {
  return draw.pages[page]!.names - PACES[page === 0 ? draw.pace : 'small'].still
}

/** Epoch ms at which the last page has been held long enough to read. */
function endOf(draw: Draw): number {
  const last = draw.pages.at(-1)!
  return last.over + ROUND
}
