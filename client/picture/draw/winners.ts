import type { Award, Draw, State } from '../../../shared/show/state.ts'

/** A person or group that has won, with the name as shown on the stage. */
export interface Winner {
  id: string
  name: string
  group: string
  tail: string
  /** Digest of the winner's picture, where the stage may show it; '' otherwise. */
  portrait: string
  /** Why the award was withdrawn; null while it is valid. */
  voided: Award['reason']
}

/** The winners of a page of a draw, in the draw's order. @param page index in `draw.pages` */
export function winnersOf(state: State, draw: Draw, page: number): Winner[] {
  const { from, to } = draw.pages[page]!
  return state.awards
    .filter((award) => award.draw === draw.id && award.rank > from && award.rank <= to)
    .sort((a, b) => a.rank - b.rank)
    .map(winnerOf)
}

/** A group's name in shorter and shorter forms, as far as each is known: "7 桌 · 制造", "7 桌", "7". */
export function groupForms(group: string): string[] {
  const [first = ''] = group.split(/\s*[·|]\s*/u)
  return [group, first, /\d+/u.exec(first)?.[0] ?? first]
}

export const winnerOf = ({ id, who, picture, status, reason }: Award): Winner => ({
  id,
  name: who?.name ?? '',
  group: who?.group ?? '',
  tail: who?.tail ?? '',
  portrait: picture ?? '',
  voided: status === 'voided' ? (reason ?? 'error') : null,
})
