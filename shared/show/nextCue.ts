import type { Cue, State } from './state.ts'
import { find } from './table.ts'

/** The cue that comes next by itself: the one after the programme, past those that are skipped and the draws of prizes that are all won; null at the end. */
export function nextCue({ cues, prizes, show }: Pick<State, 'cues' | 'prizes' | 'show'>): Cue | null {
  const at = cues.findIndex(({ id }) => id === show.cue)
  const allWon = ({ scene, prize }: Cue) => scene === 'draw' && find(prizes, prize)?.left === 0
  return cues.slice(at + 1).find((cue) => !cue.skip && !allWon(cue)) ?? null
}
