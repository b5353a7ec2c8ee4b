import { awaiting, revealedAwards } from './awardQueries.ts'
import { isSigned } from './signOff.ts'
import type { Award, State } from './state.ts'
import { sums, type Sum } from './sums.ts'

/** What is still open at the end of an event; every list is empty where it is settled. */
export interface Closing {
  /** Awards whose winners nobody has confirmed: neither the host nor a hand-over. */
  unconfirmed: Award[]
  /** Awards that nobody has claimed yet. */
  awaiting: Award[]
  /** Prizes whose sums do not add up. */
  wrong: (Sum & { prize: string })[]
  /** Sponsors that have not signed for what their sums are now; '' stands for prizes without one. */
  unsigned: (Sum & { sponsor: string })[]
  /** How many of these four are not settled. */
  left: number
}

/** What has to be settled before an event is closed, for host and desk. */
export function closingOf(state: State): Closing {
  const told = sums(state)
  const lists = {
    unconfirmed: state.draws.flatMap(({ id }) =>
      revealedAwards(state, id).filter(({ status }) => status === 'won'),
    ),
    awaiting: awaiting(state),
    wrong: told.prizes.filter(({ adds }) => !adds),
    unsigned: told.sponsors.filter((sum) => sum.donated > 0 && !isSigned(state, sum)),
  }
  return { ...lists, left: Object.values(lists).filter((list) => list.length > 0).length }
}
