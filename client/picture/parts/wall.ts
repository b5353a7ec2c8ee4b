import { awardsBy, isLive } from '../../../shared/show/awardQueries.ts'
import type { Award, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { winnerOf, type Winner } from '../draw/winners.ts'

/** A page of the winners wall: winners of one prize. */
export interface WallPage {
  prize: string
  sponsor: string
  winners: Winner[]
}

/** Maximum number of winners on a page. */
const PAGE_SIZE = 15

/** The pages of the winners wall: all valid awards whose names have been shown, in the order of the prizes. */
export function wallOf(state: State): WallPage[] {
  const shown = new Map(state.draws.map((draw) => [draw.id, draw.shown]))
  const isShown = ({ draw, rank }: Award): boolean => rank <= (shown.get(draw) ?? 0)
  const held = awardsBy(
    state.awards.filter((award) => isLive(award) && isShown(award)),
    'prize',
  )
  return state.prizes.flatMap(({ id, name, sponsor }) => {
    const winners = (held.get(id) ?? []).map(winnerOf)
    const pages = Math.ceil(winners.length / PAGE_SIZE)
    const each = Math.ceil(winners.length / Math.max(1, pages))
    const giver = find(state.sponsors, sponsor)?.name ?? ''
    return Array.from({ length: pages }, (_, i) => ({
      prize: name,
      sponsor: giver,
      winners: winners.slice(i * each, (i + 1) * each),
    }))
  })
}
