import type { Cue, State } from './state.ts'
import { COUNTDOWN } from './minutes.ts'
import { secondsOfCue, timerOf } from './timeLeft.ts'

/** When a cue is planned: minutes since midnight of the day on which the plan begins, and how many it lasts; null if not known. */
export interface Planned {
  id: string
  at: number | null
  minutes: number | null
}

const DAY = 24 * 60
const MINUTE = 60_000

/** Minutes since midnight of a time of day such as `19:30`; null if it is none. */
export function minuteOf(clock: unknown): number | null {
  const [, hours, minutes] =
    /^(\d{1,2})[:：](\d{2})$/u.exec(typeof clock === 'string' ? clock.trim() : '') ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return Number(hours) * 60 + Number(minutes)
}

/** A time of day as `19:30`. @param minute since midnight, of any day */
export const clockAt = (minute: number): string =>
  `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`

const two = (value: number): string => String(value).padStart(2, '0')

/** When a cue itself says that it begins: its planned time, else the time of day that its content shows. */
const ownStart = (cue: Cue): number | null => minuteOf(cue.at ?? cue.content['at'])

/** How long a cue itself says that it lasts; of a countdown its own time. */
const ownMinutes = (cue: Cue): number | null =>
  cue.minutes ?? (cue.scene === COUNTDOWN ? secondsOfCue(cue) / 60 : null)

/**
 * The plan of a rundown. A cue without a time begins when the one before ends; one without a length lasts until the next time
 * that is given. Times after midnight follow those before it.
 */
export function planOf(cues: readonly Cue[]): Planned[] {
  const plan: Planned[] = []
  let last: number | null = null
  cues.forEach((cue, i) => {
    const before = plan[i - 1]
    let at = ownStart(cue)
    if (at !== null && last !== null && at < last - DAY / 2)
      at += DAY * Math.ceil((last - DAY / 2 - at) / DAY)
    if (at !== null && before?.at != null && before.minutes === null && at > before.at)
      before.minutes = at - before.at
    if (at === null && before?.at != null && before.minutes !== null) at = before.at + before.minutes
    if (at !== null) last = at
    plan.push({ id: cue.id, at, minutes: ownMinutes(cue) })
  })
  return plan
}

/** When a cue comes: as planned and as expected now, in epoch ms, and how long it lasts; null if not known. */
export interface Slot {
  id: string
  planned: number | null
  minutes: number | null
  /** Of the cue that is on: when it came on. Null for those that are past or skipped. */
  expected: number | null
}

export interface Schedule {
  slots: Slot[]
  /** Ms by which the evening is later than planned, less than 0 if it is earlier; null if the cue that is on has no planned time. */
  late: number | null
  /** When the cue that is on should end, in epoch ms; null if that is not planned. */
  until: number | null
  plannedEnd: number | null
  expectedEnd: number | null
}

/**
 * The rundown against its plan. What comes follows what is on without a gap; a cue with a time of its own is not expected before
 * it. @param now epoch ms @param instant epoch ms of minutes since midnight of the plan's first day
 */
export function scheduleOf(
  state: Pick<State, 'cues' | 'show' | 'timer'>,
  now: number,
  instant: (minute: number) => number,
): Schedule {
  const { cues, show } = state
  const plan = planOf(cues)
  const on = cues.findIndex(({ id }) => id === show.cue)
  const planned = plan.map(({ at }) => (at === null ? null : instant(at)))
  const lasts = plan.map(({ minutes }) => (minutes === null ? null : minutes * MINUTE))
  const timer = cues[on]?.scene === COUNTDOWN ? timerOf(state) : null
  const until =
    on < 0 ? null : timer ? (timer.ends ?? now + timer.left! * 1000) : endOf(show.since, lasts[on]!)
  let from = Math.max(now, until ?? now)
  const late = lateBy(on, planned, lasts, { now, since: show.since, from })
  const slots = cues.map((cue, i): Slot => {
    const slot = { id: cue.id, planned: planned[i]!, minutes: plan[i]!.minutes }
    if (i === on) return { ...slot, expected: show.since }
    if (i < on || cue.skip) return { ...slot, expected: null }
    const expected = ownStart(cue) === null ? from : Math.max(from, planned[i]!)
    from = expected + (lasts[i] ?? 0)
    return { ...slot, expected }
  })
  const last = planned.findLastIndex((at) => at !== null)
  if (last < 0) return { slots, late, until, plannedEnd: null, expectedEnd: null }
  return { slots, late, until, plannedEnd: planned[last]! + (lasts[last] ?? 0), expectedEnd: from }
}

const endOf = (since: number, lasts: number | null): number | null => (lasts === null ? null : since + lasts)

function lateBy(
  on: number,
  planned: readonly (number | null)[],
  lasts: readonly (number | null)[],
  { now, since, from }: { now: number; since: number; from: number },
): number | null {
  if (on < 0) return planned[0] == null ? null : Math.max(0, now - planned[0])
  const start = planned[on]
  if (start == null) return null
  const end = endOf(start, lasts[on]!)
  return end === null ? since - start : from - end
}
