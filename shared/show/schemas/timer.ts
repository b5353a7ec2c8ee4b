import { Type } from 'typebox'
import { EXACT, Time } from './basics.ts'

const clock = {
  /** Epoch ms at which nothing is left; null while it stands still. */
  ends: Type.Union([Time, Type.Null()]),
  /** Seconds left while it stands still, less than 0 beyond its end; null while it runs. */
  left: Type.Union([Type.Integer(), Type.Null()]),
}

/** Time that is left. It runs towards `ends`, or stands still with `left`. */
export const Clock = Type.Object(clock, EXACT)

/** The event's timer. */
export const Timer = Type.Object(
  {
    /** Seconds that it counts down from. */
    length: Type.Integer({ minimum: 1 }),
    ...clock,
    /** The cue of a countdown that it belongs to; null if there is none. */
    cue: Type.Union([Type.String(), Type.Null()]),
    /** Whether a small clock stands over other scenes. */
    corner: Type.Boolean(),
    /** Whether phones show it. */
    phones: Type.Boolean(),
  },
  EXACT,
)
