import { Type } from 'typebox'
import { oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'
import { Clock, Timer } from './timer.ts'

/** By which colours a host tells cues apart in the rundown. */
export const CueColour = oneOf('amber', 'rose', 'violet', 'blue', 'teal')

export const Cue = Type.Object(
  {
    id: Type.String(),
    scene: Type.String(),
    title: Type.String(),
    prize: Type.String(),
    /** Opaque to the server: each scene knows its own. */
    content: Type.Record(Type.String(), Type.Unknown()),
    notes: Type.String(),
    /** How many minutes it is planned to last. */
    minutes: Type.Optional(Type.Integer({ minimum: 1 })),
    /** The time of day at which it is planned to begin, as `19:30`. */
    at: Type.Optional(Type.String()),
    colour: Type.Optional(CueColour),
    /** Whether GO passes it. */
    skip: Type.Optional(Type.Literal(true)),
    /** Whether an agenda that follows the rundown leaves it out. */
    unlisted: Type.Optional(Type.Literal(true)),
  },
  EXACT,
)

/** What a showcase shows. */
export const ShownWork = Type.Object(
  {
    /** The group whose work it is; null for all works at once. */
    group: Type.Union([Type.String(), Type.Null()]),
    since: Time,
    /** The group's time once the host has changed it; before that it is the cue's, from `since`. */
    clock: Type.Optional(Clock),
  },
  EXACT,
)

/** What comes after a hold: its scene, and its title where the scene alone does not say it. */
export const Coming = Type.Object({ scene: Type.String(), title: Type.String() }, EXACT)

/** An item of what comes next, as phones are told it: its time of day as `19:30` or '', its title ('' of a draw) and who is on. */
export const Ahead = Type.Object(
  { at: Type.String(), scene: Type.String(), title: Type.String(), who: Type.String() },
  EXACT,
)

export const Layers = Type.Object(
  {
    black: Type.Boolean(),
    /** What the stage goes on showing while frozen. */
    freeze: Type.Union([
      Type.Object(
        {
          at: Time,
          cue: Type.Union([Type.String(), Type.Null()]),
          since: Time,
          draw: Type.Union([Type.Integer(), Type.Null()]),
          /** The timer as it was; absent if there was none. */
          timer: Type.Optional(Timer),
          work: Type.Optional(ShownWork),
        },
        EXACT,
      ),
      Type.Null(),
    ]),
    hold: Type.Boolean(),
    /** When the evening goes on after a hold, in epoch ms; absent if the host did not say. */
    back: Type.Optional(Time),
    mute: Type.Boolean(),
    message: Type.Union([Type.Object({ text: Type.String(), private: Type.Boolean() }, EXACT), Type.Null()]),
  },
  EXACT,
)

export const Show = Type.Object(
  {
    /** Counts every change of draws, cues and layers. */
    step: Count,
    /** The cue in the programme. */
    cue: Type.Union([Type.String(), Type.Null()]),
    /** Epoch ms since when it is. */
    since: Time,
    /** The draw in the programme: it lies over the cue until another cue is shown. */
    draw: Type.Union([Type.Integer(), Type.Null()]),
    /** The step of a showcase; absent before its first. */
    work: Type.Optional(ShownWork),
    layers: Layers,
  },
  EXACT,
)
