import { COUNTDOWN, minutesIn, MOST_MINUTES } from './minutes.ts'
import type { Cue, State, Timer } from './state.ts'
import { find } from './table.ts'

/** Minutes of a countdown that says none. */
const USUAL = 10
/** For how many seconds beyond its end a timer is shown where it is not the scene. */
const LINGERS = 60

/** Seconds of a countdown's own time: one of the few things that the rules read in a content. */
export const secondsOfCue = (cue: Pick<Cue, 'content'> | null | undefined): number =>
  Math.max(1, Math.round(Math.min(minutesIn(cue?.content['minutes']) ?? USUAL, MOST_MINUTES) * 60))

/** The timer of a countdown that begins with its cue. @param since epoch ms */
export function timerOfCue(cue: Cue | null, since: number): Timer {
  const length = secondsOfCue(cue)
  const ends = since + length * 1000
  return { length, ends, left: null, cue: cue?.id ?? null, corner: false, phones: true }
}

/**
 * The event's timer. Where none was ever started a countdown on the stage counts from when its cue was shown: events of earlier
 * versions know no other.
 */
export function timerOf({ timer, cues, show }: Pick<State, 'timer' | 'cues' | 'show'>): Timer | null {
  if (timer === null) return null
  const cue = show.cue === null ? undefined : find(cues, show.cue)
  if (cue?.scene === COUNTDOWN && (!timer || (timer.cue !== null && timer.cue !== cue.id)))
    return timerOfCue(cue, show.since)
  return timer ?? null
}

/**
 * Whole seconds left, less than 0 beyond the end. Figures change with the seconds of the clock, on every screen at once, and
 * stay as they are when the timer is stopped or goes on. @param at epoch ms
 */
export const secondsLeft = ({ ends, left }: Pick<Timer, 'ends' | 'left'>, at: number): number =>
  ends === null ? (left ?? 0) : Math.floor(ends / 1000) - Math.floor(at / 1000)

/** Whether a timer is still worth a place beside something else: until a minute after its end. @param at epoch ms */
export const isCounting = (timer: Timer, at: number): boolean => secondsLeft(timer, at) > -LINGERS
