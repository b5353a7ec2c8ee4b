import { nextCue } from './nextCue.ts'
import type { Coming, State } from './state.ts'
import { find } from './table.ts'

/**
 * What comes after the hold that is on: the next draw of the cue that is shown, else the next cue; a draw without its prize. Null
 * outside a hold, at the end, and for a cue that the agenda leaves out.
 */
export function comingOf(state: Pick<State, 'cues' | 'prizes' | 'show'>): Coming | null {
  const { cues, prizes, show } = state
  if (!show.layers.hold) return null
  const on = find(cues, show.cue ?? '')
  const left = on?.scene === 'draw' ? (find(prizes, on.prize)?.left ?? 0) : 0
  const cue = left > 0 ? on! : nextCue(state)
  if (!cue || cue.unlisted) return null
  return { scene: cue.scene, title: cue.scene === 'draw' ? '' : cue.title }
}
