import type { State } from '../../../shared/show/state.ts'
import { winnerOf, type Winner } from '../draw/winners.ts'

/** A page of the winners' wall: winners of one prize. */
export interface WallPage {
  prize: string
  sponsor: string
  winners: Winner[]
}

/** As many winners of a prize as a page of the wall holds. */
const MOST = 15

/** All who have been revealed and whose award stands, by prize in the order of the prizes, in pages. */
export function wallOf(state: State): WallPage[] {
  const shown = new Map(state.draws.map((draw) => [draw.id, draw.shown]))
  const live = state.awards.filter(
    ({ draw, rank, status }) => status !== 'voided' && rank <= (shown.get(draw) ?? 0),
  )
  return state.prizes.flatMap(({ id, name, sponsor }) => {
    const winners = live.filter(({ prize }) => prize === id).map(winnerOf)
    const pages = Math.ceil(winners.length / MOST)
    const each = Math.ceil(winners.length / Math.max(1, pages))
    const giver = state.sponsors.find((one) => one.id === sponsor)?.name ?? ''
    return Array.from({ length: pages }, (_, i) => ({
      prize: name,
      sponsor: giver,
      winners: winners.slice(i * each, (i + 1) * each),
    }))
  })
}
