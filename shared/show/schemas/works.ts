import { Type } from 'typebox'
import { oneOf, PictureRef } from '../texts.ts'
import { Award } from './awards.ts'
import { Count, EXACT, Time } from './basics.ts'

/** What a work says of itself: all that stage and hall are shown of one. */
const said = {
  /** The name of the group that made it: there is one work of each. */
  group: Type.String(),
  title: Type.String(),
  /** '' where nothing was said. */
  sentence: Type.String(),
  /** A web address as text, '' if there is none. */
  link: Type.String(),
  picture: PictureRef,
}

export const PublicWork = Type.Object(said, EXACT)

/** What a group made. */
export const Work = Type.Object(
  {
    ...said,
    /** When it was last saved. */
    at: Time,
    /** Who saved it last: the group itself, or who typed it in. */
    by: oneOf('table', 'desk', 'host'),
    /** The name that a desk or host gave at sign-in; '' of a group. */
    clerk: Type.String(),
    /** Kept from stage and hall by the host; absent is no. */
    hidden: Type.Optional(Type.Literal(true)),
    /** The stage has shown it; absent is no. */
    shown: Type.Optional(Type.Literal(true)),
  },
  EXACT,
)

/** How works are taken and shown. */
export const Showcase = Type.Object(
  {
    /** Whether groups may hand in and change their works. */
    open: Type.Boolean(),
    /** Until when they may. */
    until: Type.Optional(Time),
    /** The running order: by the tables' numbers, as the host has put them, or as a draw of groups has. */
    order: oneOf('number', 'hand', 'draw'),
    /** The groups in the order of the host or of the draw; who is not named follows by number. */
    groups: Type.Array(Type.String()),
    /** All works that are not hidden are public; absent is no. */
    published: Type.Optional(Type.Literal(true)),
  },
  EXACT,
)

/** The audience's vote for a work. */
export const Vote = Type.Object(
  {
    open: Type.Boolean(),
    /** Whether stage and hall see the result. */
    shown: Type.Boolean(),
    /** How many have voted, and for whom: for the host, and for all once the result is shown. */
    cast: Type.Optional(Count),
    tally: Type.Optional(Type.Array(Type.Object({ group: Type.String(), votes: Count }, EXACT))),
  },
  EXACT,
)

/** Whom a person voted for; the id is the person's. */
export const Ballot = Type.Object({ id: Type.String(), group: Type.String() }, EXACT)

/** What a guest sees of their table. */
export const OwnTable = Type.Object(
  {
    group: Type.String(),
    /** How many people are at it. */
    people: Count,
    /** Its work as it was last saved, also while nobody else sees it; null before. */
    work: Type.Union([Type.Object({ ...said, at: Time, by: Work.properties.by }, EXACT), Type.Null()]),
    /** How many tables have handed in a work, and how many there are. */
    handedIn: Count,
    tables: Count,
    /** The awards of the group that stand and have been revealed. */
    awards: Type.Array(
      Type.Object(
        {
          id: Award.properties.id,
          prize: Award.properties.prize,
          status: Award.properties.status,
          claim: Award.properties.claim,
        },
        EXACT,
      ),
    ),
  },
  EXACT,
)
