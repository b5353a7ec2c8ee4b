import type { Award, Draw, State } from '../../../shared/show/state.ts'

/** Somebody or a group that has won, as the stage names them. */
export interface Winner {
  id: string
  name: string
  group: string
  tail: string
  /** Why the award was given up or struck out; null while it stands. */
  voided: Award['reason']
}

/** The winners of one page of a draw, in the order of the draw. */
export function winnersOf(state: State, draw: Draw, page: number): Winner[] {
  const { from, to } = draw.pages[page]!
  return state.awards
    .filter((award) => award.draw === draw.id && award.rank > from && award.rank <= to)
    .sort((a, b) => a.rank - b.rank)
    .map(winnerOf)
}

export const winnerOf = ({ id, who, status, reason }: Award): Winner => ({
  id,
  name: who?.name ?? '',
  group: who?.group ?? '',
  tail: who?.tail ?? '',
  voided: status === 'voided' ? (reason ?? 'error') : null,
})
