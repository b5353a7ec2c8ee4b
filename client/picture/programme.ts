import type { Cue, Draw, Show, State, Timer } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** What is on the stage, independent of the current time. */
export interface Programme {
  cover: 'black' | 'hold' | null
  cue: Cue | null
  /** Epoch ms at which the cue went on. */
  since: number
  /** The draw shown in place of the cue; null if none. */
  draw: Draw | null
  /** The step of a showcase; null before its first. */
  work: Show['work'] | null
  /** Epoch ms at which the picture was frozen; null if it was not. */
  frozen: number | null
  /** The event's timer; null if there is none. */
  timer: Timer | null
  /** A message to the audience; empty if none. */
  message: string
}

/** The programme of a state: the layers on top, then a draw, a cue or nothing. */
export function programmeOf({ show, cues, draws, timer }: State): Programme {
  const { black, hold, freeze, message } = show.layers
  const on = freeze ?? show
  return {
    cover: black ? 'black' : hold ? 'hold' : null,
    cue: (on.cue !== null && find(cues, on.cue)) || null,
    since: on.since,
    draw: (on.draw !== null && find(draws, on.draw)) || null,
    work: on.work ?? null,
    frozen: freeze?.at ?? null,
    timer: (freeze ? freeze.timer : timer) ?? null,
    message: message && !message.private ? message.text : '',
  }
}

/** A programme with this cue alone, or a step of its showcase, for previews; the timer runs on in it. @param since epoch ms */
export const previewOf = (
  cue: Cue,
  since: number,
  timer: Timer | null,
  work: Show['work'] | null = null,
): Programme => ({
  cover: null,
  cue,
  since,
  draw: null,
  work,
  frozen: null,
  timer,
  message: '',
})
