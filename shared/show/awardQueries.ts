import type { Award, Person, State } from './state.ts'
import { find } from './table.ts'

/** Whether an award stands: it was not voided. */
export const isLive = (award: Award): boolean => award.status !== 'voided'

/** Whether an award may still be handed over: it stands, and nobody has it. */
export const isToBeHad = (award: Award): boolean =>
  isLive(award) && (award.claim === 'awaiting' || award.claim === 'unclaimed')

/** Awards of a prize that are not voided. */
export function liveAwards({ awards }: Pick<State, 'awards'>, prize: string): Award[] {
  return awards.filter((award) => award.prize === prize && isLive(award))
}

/** Whether a person holds an award of their own. */
export function holdsAward({ awards }: Pick<State, 'awards'>, { entry }: Person): boolean {
  return awards.some((award) => award.entry === entry && isLive(award))
}

/** The awards by one of their members: by prize, by the entry that holds them or by draw. Each list keeps the order given. */
export function awardsBy<M extends 'prize' | 'entry' | 'draw'>(
  awards: readonly Award[],
  member: M,
): Map<Award[M], Award[]> {
  const lists = new Map<Award[M], Award[]>()
  for (const award of awards) {
    const list = lists.get(award[member])
    if (list) list.push(award)
    else lists.set(award[member], [award])
  }
  return lists
}

/** The order in which desk and hall list awards: the newest draw first, within a draw by rank. */
export const newerFirst = (a: Award, b: Award): number => b.draw - a.draw || a.rank - b.rank

/** The awards in that order. */
export const newestFirst = (awards: readonly Award[]): Award[] => [...awards].sort(newerFirst)

/** The awards that wait to be handed over. */
export const awaiting = ({ awards }: Pick<State, 'awards'>): Award[] =>
  awards.filter((award) => award.claim === 'awaiting' && isLive(award))

/** The awards of a revealed draw that wait to be confirmed, of winners who are not marked absent. */
export const awaitingConfirmation = (state: State, draw: number): Award[] =>
  revealedAwards(state, draw).filter((award) => award.status === 'won' && !award.absent)

/** The awards of a revealed draw whose winners are marked absent. */
export const markedAbsent = (state: State, draw: number): Award[] =>
  revealedAwards(state, draw).filter((award) => award.absent)

/** The awards of a draw that is wholly revealed; of any other none. */
export const revealedAwards = (state: State, draw: number): Award[] =>
  find(state.draws, draw)?.phase === 'revealed' ? state.awards.filter((award) => award.draw === draw) : []
