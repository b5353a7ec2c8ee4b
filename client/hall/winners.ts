import { awardsBy, isLive, newestFirst } from '../../shared/show/awardQueries.ts'
import type { Award, Prize, Sponsor, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** The winners of a prize, the newest draw first and within a draw by rank. */
export interface PrizeWinners {
  prize: Prize
  sponsor: Sponsor | undefined
  awards: Award[]
}

/** The winners that have been revealed, by prize; the prize drawn last comes first. Voided awards are left out. */
export function winnersByPrize(view: Pick<State, 'awards' | 'prizes' | 'sponsors'>): PrizeWinners[] {
  const lists = awardsBy(newestFirst(view.awards.filter(isLive)), 'prize')
  return [...lists].flatMap(([id, awards]) => {
    const prize = find(view.prizes, id)
    return prize ? [{ prize, sponsor: find(view.sponsors, prize.sponsor), awards }] : []
  })
}
