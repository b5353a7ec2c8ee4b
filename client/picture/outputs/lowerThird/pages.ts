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

/** Ms that a part of the winners stays at least, so that each name can be read. */
export const READABLE = 2500

/**
 * The winners of a draw that are on at `at`: the parts of its pages one after the other, none before its page; then all of the
 * draw, part by part. Long names make more parts, which may then run behind the pages. `winners` in the draw's order.
 */
export function winnersAt<T>(draw: Draw, winners: readonly T[], most: number, at: number): Part<T> {
  const end = endOf(draw)
  let shown: Part<T> = { items: [], from: at }
  let from = 0
  for (const [i, page] of draw.pages.entries()) {
    const parts = partsOf(winners.slice(page.from, page.to), most)
    const turn = Math.ceil(((draw.pages[i + 1]?.at ?? end) - page.names) / parts.length)
    from = Math.max(from, page.names)
    for (const items of parts) {
      if (at < from) return shown
      shown = { items, from }
      from += Math.max(READABLE, turn)
    }
  }
  return at < from ? shown : partAt(winners, most, from, at)
}
