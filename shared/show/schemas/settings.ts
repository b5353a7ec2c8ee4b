import { Type } from 'typebox'
import { SOUNDS } from '../soundNames.ts'
import { LanguageId, PictureRef, oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'

/** How an event looks: a theme, and what the host has changed of it. */
export const Look = Type.Object(
  {
    theme: Type.String(),
    /** A colour as `#rrggbb`; '' leaves the theme's own. */
    ink: Type.String(),
    light: Type.String(),
    background: PictureRef,
    logo: PictureRef,
  },
  EXACT,
)

export const Settings = Type.Object(
  {
    /** Who is in the roll; null until the host decides it: everyone. */
    roll: Type.Union([oneOf('everyone', 'checked-in'), Type.Null()]),
    /** Tags whose holders are left out of every draw under `rule`. */
    leftOut: Type.Array(Type.String()),
    /** How many people call the words. */
    callers: Type.Integer({ minimum: 1 }),
    /** How stage and hall name people; `chosen`: as each has chosen, masked until they do. */
    names: oneOf('full', 'masked', 'chosen'),
    /** Whether stage and hall see groups. */
    groups: Type.Boolean(),
    /** Seconds after the reveal until the panel calls a winner absent. */
    absentAfter: Count,
    selfCheckIn: Type.Boolean(),
    /** Whether winners are asked on their own page where to send the prize; absent is no. */
    details: Type.Optional(Type.Boolean()),
    /** Whether the stage shows the picture of a winner; absent is no. */
    winnerPictures: Type.Optional(Type.Boolean()),
    /** Seconds from OPEN to the round of the public beacon that decides; absent where no draw may take its chance from it. */
    beacon: Type.Optional(Type.Integer({ minimum: 1 })),
    language: LanguageId,
    look: Look,
    /** How loud the stage is, 0 to 100. */
    volume: Type.Integer({ minimum: 0, maximum: 100 }),
    /** Until when prizes may be claimed. */
    claimBy: Type.Optional(Time),
    /** ISO 4217; yuan if it is not said. */
    currency: Type.Optional(Type.String()),
    /** Who holds the event, and on which terms prizes are claimed: in the host's words, public. */
    organiser: Type.Optional(Type.String()),
    claimTerms: Type.Optional(Type.String()),
  },
  EXACT,
)

/** A file of the host's own in place of a built-in sound: its SHA-256, and what it was called. */
export const OwnSound = Type.Object(
  { sound: oneOf(...SOUNDS), file: Type.String({ pattern: '^[0-9a-f]{64}$' }), title: Type.String() },
  EXACT,
)
