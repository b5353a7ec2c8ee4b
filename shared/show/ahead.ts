import { hasOwnList, listedOf } from './agenda.ts'
import { allWon } from './nextCue.ts'
import type { Ahead, State } from './state.ts'

/** Most items that phones are told. */
const MOST = 5

/**
 * What comes after the cue that is on, as an agenda lists it: cues with a title, and draws without one and without their prize,
 * several in a row as one. Nothing after the end, and where an agenda has a list of its own: then that list alone is for the
 * audience.
 */
export function aheadOf(state: Pick<State, 'cues' | 'prizes' | 'show' | 'closed'>): Ahead[] {
  const { cues, prizes, show, closed } = state
  if (closed || cues.some((cue) => hasOwnList(cue) && !cue.skip)) return []
  const on = cues.findIndex(({ id }) => id === show.cue)
  const after = new Set(cues.slice(on + 1))
  const ahead: Ahead[] = []
  for (const { cue, at, title, who } of listedOf(cues)) {
    if (ahead.length === MOST) break
    if (!after.has(cue) || allWon(cue, prizes)) continue
    if (cue.scene === 'draw') {
      if (ahead.at(-1)?.scene !== 'draw') ahead.push({ at, scene: cue.scene, title: '', who: '' })
    } else if (title) ahead.push({ at, scene: cue.scene, title, who })
  }
  return ahead
}
