import type { Cue, Draw, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** What the stage shows, before any question of time. */
export interface Programme {
  cover: 'black' | 'hold' | null
  cue: Cue | null
  /** Epoch ms since when the cue is shown. */
  since: number
  /** The draw that lies over the cue. */
  draw: Draw | null
  /** The moment at which the picture stands still; null while it moves. */
  frozen: number | null
  /** A message for the hall, '' if none. */
  message: string
}

/** What is in the programme: the layers, and under them a draw, a cue or nothing. */
export function programmeOf({ show, cues, draws }: State): Programme {
  const { black, hold, freeze, message } = show.layers
  const on = freeze ?? show
  return {
    cover: black ? 'black' : hold ? 'hold' : null,
    cue: (on.cue !== null && find(cues, on.cue)) || null,
    since: on.since,
    draw: (on.draw !== null && find(draws, on.draw)) || null,
    frozen: freeze?.at ?? null,
    message: message && !message.private ? message.text : '',
  }
}

/** The programme as if this cue were on alone since `since`: a preview. */
export const previewOf = (cue: Cue, since: number): Programme => ({
  cover: null,
  cue,
  since,
  draw: null,
  frozen: null,
  message: '',
})
