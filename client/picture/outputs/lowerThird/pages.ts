import type { Draw } from '../../../../shared/show/state.ts'
import { endOf } from '../../playhead.ts'

/** Ms that a part of a list stays. */
export const TURN = 5000

/** The part of a list that is on, and since when (epoch ms). */
export interface Part<T> {
  items: T[]
  from: number
}

/** Parts a list evenly into parts of at most `most`. */
function partsOf<T>(list: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(list.length / most))
  const each = Math.ceil(list.length / count)
  return Array.from({ length: count }, (_, i) => list.slice(i * each, (i + 1) * each))
}

/** The part of a list that is on at `at`: one after the other since `since`, for `turn` ms each, and again. All in epoch ms. */
export function partAt<T>(list: readonly T[], most: number, since: number, at: number, turn = TURN): Part<T> {
  const parts = partsOf(list, most)
  const passed = Math.max(0, Math.floor((at - since) / turn))
  return { items: parts[passed % parts.length]!, from: since + passed * turn }
}

/**
 * The winners of a draw that are on at `at`: while its pages are shown for the first time the parts of the page, then all of
 * the draw, part by part. `winners` in the draw's order.
 */
export function winnersAt<T>(draw: Draw, winners: readonly T[], most: number, at: number): Part<T> {
  const end = endOf(draw)
  if (at >= end) return partAt(winners, most, end, at)
  const index = Math.max(
    0,
    draw.pages.findLastIndex(({ names }) => names <= at),
  )
  const page = draw.pages[index]!
  const own = winners.slice(page.from, page.to)
  const until = draw.pages[index + 1]?.at ?? end
  return partAt(own, most, page.names, at, Math.ceil((until - page.names) / partsOf(own, most).length))
}
