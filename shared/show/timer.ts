import { Type } from 'typebox'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import type { Cue, State, Timer } from './state.ts'
import { COUNTDOWN, MOST_MINUTES } from './minutes.ts'
import { secondsLeft, secondsOfCue, timerOf, timerOfCue } from './timeLeft.ts'
import { find } from './table.ts'

const EXACT = { additionalProperties: false }
const MOST = MOST_MINUTES * 60

/** A length of time, in minutes and seconds together. */
const span = (least: number) => ({
  minutes: Type.Optional(Type.Integer({ minimum: least && -MOST_MINUTES, maximum: MOST_MINUTES })),
  seconds: Type.Optional(Type.Integer({ minimum: least && -MOST, maximum: MOST })),
})
const Span = span(0)
const secondsOf = ({ minutes = 0, seconds = 0 }: { minutes?: number; seconds?: number }): number =>
  minutes * 60 + seconds

const changed = (timer: Timer) => ({ facts: [{ type: 'timer-set' as const, timer }] })
const running = (timer: Timer, left: number, now: number): Timer => ({
  ...timer,
  ends: now + left * 1000,
  left: null,
})
const still = (timer: Timer, left: number): Timer => ({ ...timer, ends: null, left })
/** The same with another time left, running or standing as before. */
const withLeft = (timer: Timer, left: number, now: number): Timer =>
  timer.ends === null ? still(timer, left) : running(timer, left, now)

/** The countdown on the stage, if one is. */
const onStage = ({ cues, show }: State): Cue | null => {
  const cue = show.cue === null ? undefined : find(cues, show.cue)
  return cue?.scene === COUNTDOWN ? cue : null
}
/** The timer to be changed: the event's, else a new one that stands at its beginning. */
function timerFrom(state: State, length: number): Timer {
  const known = timerOf(state)
  if (known) return known
  return still({ ...timerOfCue(onStage(state), 0), length }, length)
}

const noTimer = (state: State) => (timerOf(state) ? null : refusal('timer-none'))

export const timerCommands: Record<string, CommandRule> = {
  /** Starts the timer or lets it go on; `restart` begins anew, as long as before or as said. */
  'timer.start': command({
    roles: ['host'],
    ask: Type.Object({ ...Span, restart: Type.Optional(Type.Boolean()) }, EXACT),
    touches: () => ['timer'],
    refuse(state, ask) {
      if (secondsOf(ask) > MOST) return refusal('timer-length', { most: MOST_MINUTES })
      const timer = timerOf(state)
      if (timer && timer.ends !== null && !ask.restart) return refusal('timer-runs')
      return null
    },
    decide(state, ask, { now }) {
      const said = secondsOf(ask)
      const timer = timerFrom(state, said || secondsOfCue(onStage(state)))
      const length = said || timer.length
      const left = ask.restart || said ? length : (timer.left ?? length)
      return changed(running({ ...timer, length }, left, now))
    },
  }),
  'timer.pause': command({
    roles: ['host'],
    ask: Type.Object({}, EXACT),
    touches: () => ['timer'],
    refuse: (state) => noTimer(state) ?? (timerOf(state)!.ends === null ? refusal('timer-still') : null),
    decide(state, _ask, { now }) {
      const timer = timerOf(state)!
      return changed(still(timer, secondsLeft(timer, now)))
    },
  }),
  /** More or less time; beyond the end it is counted from where the timer is. */
  'timer.add': command({
    roles: ['host'],
    ask: Type.Object(span(-1), EXACT),
    touches: () => ['timer'],
    refuse: (state, ask) =>
      secondsOf(ask) === 0 ? refusal('timer-length', { most: MOST_MINUTES }) : noTimer(state),
    decide(state, ask, { now }) {
      const timer = timerOf(state)!
      const left = Math.min(MOST, secondsLeft(timer, now) + secondsOf(ask))
      return changed(withLeft(timer, left, now))
    },
  }),
  /** Another length, from now on; and where the timer is shown. */
  'timer.set': command({
    roles: ['host'],
    ask: Type.Object(
      { ...Span, corner: Type.Optional(Type.Boolean()), phones: Type.Optional(Type.Boolean()) },
      EXACT,
    ),
    touches: () => ['timer'],
    refuse(state, ask) {
      const said = secondsOf(ask)
      if (said > MOST) return refusal('timer-length', { most: MOST_MINUTES })
      if (said > 0) return null
      if (ask.corner === undefined && ask.phones === undefined)
        return refusal('timer-length', { most: MOST_MINUTES })
      return noTimer(state)
    },
    decide(state, { corner, phones, ...span }, { now }) {
      const said = secondsOf(span)
      const timer = timerFrom(state, said)
      const shown = { ...timer, corner: corner ?? timer.corner, phones: phones ?? timer.phones }
      return changed(said ? withLeft({ ...shown, length: said }, said, now) : shown)
    },
  }),
}

/**
 * What showing a cue does to the timer; null if nothing. A countdown starts it, and finds it as it is when it comes back. One
 * that was set before by hand, and is not over, is taken over by the next countdown.
 */
export function timerOnShow(state: State, cue: Cue, now: number): Timer | null {
  if (cue.scene !== COUNTDOWN) return null
  const { timer } = state
  if (!timer) return timerOfCue(cue, now)
  if (timer.cue === cue.id) return null
  if (timer.cue === null && secondsLeft(timer, now) > 0) return { ...timer, cue: cue.id }
  const { corner, phones } = timer
  return { ...timerOfCue(cue, now), corner, phones }
}

const StoredTimer = Type.Object(
  {
    length: Type.Integer({ minimum: 1 }),
    ends: Type.Union([Type.Integer(), Type.Null()]),
    left: Type.Union([Type.Integer(), Type.Null()]),
    cue: Type.Union([Type.String(), Type.Null()]),
    corner: Type.Boolean(),
    phones: Type.Boolean(),
  },
  EXACT,
)

export const timerFacts = {
  'timer-set': fact({
    schema: Type.Object({ timer: StoredTimer }),
    evolve(draft, { timer }) {
      draft.state.timer = timer
    },
    touches: () => ['timer'],
  }),
}
