import type { Cue, Timer } from '../../../shared/show/state.ts'
import { secondsLeft, timerOfCue } from '../../../shared/show/timeLeft.ts'

/** Where a countdown is, in whole seconds. */
export interface Countdown {
  length: number
  /** What is left, 0 beyond the end. */
  left: number
  /** How long its end is past. */
  over: number
  /** Whether its last minute runs. */
  last: boolean
  /** Epoch ms at which nothing is left; null while it stands still. */
  ends: number | null
}

/**
 * The countdown of a cue that went on at `since`: the event's timer where it belongs to the cue, else one that began with it.
 * @param at epoch ms, as `since`
 */
export function countdownOf(cue: Cue | null, since: number, at: number, timer: Timer | null): Countdown {
  const own = timer && timer.cue === cue?.id ? timer : timerOfCue(cue, since)
  const left = secondsLeft(own, Math.max(since, at))
  return {
    length: Math.max(own.length, left),
    left: Math.max(0, left),
    over: Math.max(0, -left),
    last: left > 0 && left < 60,
    ends: own.ends,
  }
}
