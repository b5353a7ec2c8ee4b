import { Type } from 'typebox'
import { Hash } from '../../fair/records.ts'
import { oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'

/** Why somebody has a seat without the draw; public, with how many there are. */
export const CertainWhy = oneOf('speaker', 'sponsor', 'guest', 'crew')

/** Seats of a background; '' is of those who stated none. */
export const Quota = Type.Object({ background: Type.String(), seats: Count }, EXACT)

/** Somebody ranked who gave their place up: themselves, the host for them, or by withdrawing. */
export const Decline = Type.Object({ entry: Hash, at: Time, by: oneOf('host', 'guest', 'withdrawn') }, EXACT)

/** Who of the sign-ups gets a seat: what was set, and, once it is sealed, whom the draw ranks for which quota. The host's view only. */
export const Admission = Type.Object(
  {
    seats: Type.Integer({ minimum: 1 }),
    quotas: Type.Array(Quota),
    /** Ids of people. */
    certain: Type.Array(Type.Object({ person: Type.String(), why: CertainWhy }, EXACT)),
    /** The prize of its order draw; absent until the first is sealed. */
    prize: Type.Optional(Type.String()),
    /** Who is ranked, and for which quota by its place in the list: as they had signed up when the list was sealed. */
    rows: Type.Array(Type.Tuple([Hash, Count])),
    /** In their order. */
    declines: Type.Array(Decline),
    /** Until when a seat that is given up goes to the next; absent where nothing is said. */
    until: Type.Optional(Time),
  },
  EXACT,
)

/** The admission in numbers, once it is sealed: what the hall may know of it. */
export const AdmissionNumbers = Type.Object(
  {
    /** The number of its draw. */
    draw: Type.Integer({ minimum: 1 }),
    /** Whether the ranking is revealed; until then no list holds anybody. */
    ranked: Type.Boolean(),
    seats: Type.Integer({ minimum: 1 }),
    /** Until when a seat that is given up goes to the next. */
    until: Type.Optional(Time),
    certain: Type.Array(Type.Object({ why: CertainWhy, count: Type.Integer({ minimum: 1 }) }, EXACT)),
    quotas: Type.Array(
      Type.Object(
        {
          background: Type.String(),
          seats: Count,
          signed: Count,
          in: Count,
          waiting: Count,
          declined: Count,
        },
        EXACT,
      ),
    ),
    /** Everybody ranked, the first first, as people may be named: for the stage alone, while the admission is shown. */
    ranking: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String(),
            tail: Type.String(),
            quota: Count,
            is: oneOf('seat', 'waiting', 'declined'),
            place: Count,
          },
          EXACT,
        ),
      ),
    ),
    /** Every place that was given up, in order: of which quota, and whether somebody moved up into a seat. */
    moves: Type.Array(Type.Object({ at: Time, quota: Count, moved: Type.Boolean() }, EXACT)),
  },
  EXACT,
)

/** What a guest reads of its own admission. */
export const OwnAdmission = Type.Object(
  {
    is: oneOf('certain', 'seat', 'waiting', 'missed', 'declined'),
    /** On the waiting list of its background, from 1; 0 elsewhere. */
    place: Count,
    /** The place there when the ranking was drawn; absent elsewhere. */
    first: Type.Optional(Count),
    background: Type.String(),
  },
  EXACT,
)
