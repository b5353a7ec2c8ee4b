import { PACES } from '../../shared/show/pace.ts'
import type { Draw } from '../../shared/show/state.ts'

/** The phases of a draw on the stage. */
export type Phase = 'prize' | 'open' | 'rolling' | 'slowing' | 'still' | 'names'

/** The position of a draw on its timeline. */
export interface Playhead {
  phase: Phase
  /** Index of the page of winners; 0 before the first. */
  page: number
  /** Epoch ms at which this phase of this page began. */
  from: number
  /** Whether all pages have been shown once and now repeat. */
  again: boolean
}

/** Ms that each page is shown while the pages repeat. */
const ROUND = 8000
/** Ms that the winner's group is shown alone before the name. */
export const GROUP_LEAD = 1200

const playhead = (phase: Phase, page: number, from: number, again = false): Playhead => ({
  phase,
  page,
  from,
  again,
})

/** The position of a draw at `at` (epoch ms), computed from the draw's own times, so that a reload shows the same. */
export function playheadOf(draw: Draw, at: number): Playhead {
  const opens = draw.at + PACES[draw.pace].prize
  const rolls = rollsAt(draw)
  const page = draw.pages.findLastIndex((one) => one.at <= at)
  if (page < 0) {
    if (at < opens) return playhead('prize', 0, draw.at)
    return at < rolls ? playhead('open', 0, opens) : playhead('rolling', 0, rolls)
  }
  const { at: slows, names } = draw.pages[page]!
  if (at < stillAt(draw, page)) return playhead('slowing', page, slows)
  if (at < names) return playhead('still', page, stillAt(draw, page))
  const end = endOf(draw)
  if (draw.pages.length < 2 || at < end) return playhead('names', page, names)
  const round = Math.floor((at - end) / ROUND)
  return playhead('names', round % draw.pages.length, end + round * ROUND, true)
}

/**
 * Epoch ms at which the names begin to roll: when the code has been held large for long enough, or sooner if the words are
 * called.
 */
export function rollsAt({ at, pace, pages }: Draw): number {
  const { prize, code, rolling } = PACES[pace]
  const lands = pages[0]?.at ?? Infinity
  return Math.max(at + prize, Math.min(at + prize + code, lands - rolling))
}

/** Epoch ms at which the animation of a page stands still. */
export function stillAt(draw: Draw, page: number): number {
  return draw.pages[page]!.names - PACES[page === 0 ? draw.pace : 'small'].still
}

/** Epoch ms at which the last page has been shown long enough to read. */
export function endOf(draw: Draw): number {
  const last = draw.pages.at(-1)!
  return last.over + ROUND
}
