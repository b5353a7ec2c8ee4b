import type { Prize, State } from './state.ts'
import { find } from './table.ts'

/** The prize of the draw that lies over the cue on stage; undefined where there is none, or the cue is of that prize. */
export function drawnOver({
  show,
  cues,
  draws,
  prizes,
}: Pick<State, 'show' | 'cues' | 'draws' | 'prizes'>): Prize | undefined {
  const draw = show.draw === null ? undefined : find(draws, show.draw)
  const cue = show.cue === null ? undefined : find(cues, show.cue)
  return draw && cue?.prize !== draw.prize ? find(prizes, draw.prize) : undefined
}
