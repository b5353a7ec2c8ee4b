import type { Cue, State } from './state.ts'
import { find } from './table.ts'

/** The cue that comes next by itself: the one after the programme, past those that are skipped and the draws of prizes that are all won; null at the end. */
export function nextCue({ cues, prizes, show }: Pick<State, 'cues' | 'prizes' | 'show'>): Cue | null {
  const at = cues.findIndex(({ id }) => id === show.cue)
  return cues.slice(at + 1).find((cue) => !cue.skip && !allWon(cue, prizes)) ?? null
}

/** Whether a cue is the draw of a prize of which nothing is left. */
export const allWon = ({ scene, prize }: Cue, prizes: State['prizes']): boolean =>
  scene === 'draw' && find(prizes, prize)?.left === 0
