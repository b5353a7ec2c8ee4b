import { minutesIn, MOST_MINUTES } from './minutes.ts'
import type { Clock, Cue, Show } from './state.ts'

/**
 * The time that the group on the stage has left to show its work: as the host has changed it, else the minutes of the showcase
 * from when the work was shown. Null where no single work is shown, or no time is set.
 */
export function workClock(
  cue: Pick<Cue, 'content'> | null | undefined,
  work: Show['work'] | null,
): Clock | null {
  if (!work || work.group === null) return null
  if (work.clock) return work.clock
  const seconds = secondsAWork(cue)
  return seconds === null ? null : { ends: work.since + seconds * 1000, left: null }
}

/** Seconds that each group of a showcase has; null where no time is set. */
export function secondsAWork(cue: Pick<Cue, 'content'> | null | undefined): number | null {
  const minutes = minutesIn(cue?.content['minutes'])
  return minutes === null ? null : Math.round(Math.min(minutes, MOST_MINUTES) * 60)
}
