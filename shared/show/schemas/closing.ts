import { Type } from 'typebox'
import { oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'
import { Need, Unit } from './prizes.ts'

/** Where the units of a sponsor's prizes were when it signed for them. */
export const SignedSum = Type.Object(
  {
    donated: Count,
    handedOver: Count,
    awaiting: Count,
    unclaimed: Count,
    returned: Count,
    left: Type.Integer(),
  },
  EXACT,
)

/** A sponsor's signature for its sums; sponsor '' signs for prizes that have none. */
export const SignOff = Type.Object(
  {
    sponsor: Type.String(),
    /** Who signed for the sponsor, and who of the event had it signed. */
    by: Type.String(),
    clerk: Type.String(),
    at: Time,
    sum: SignedSum,
  },
  EXACT,
)

/** A prize as the public notice states it. */
export const NoticePrize = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** Its name; '' if there is none. */
    sponsor: Type.String(),
    quantity: Count,
    value: Count,
    unit: Unit,
    groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
    per_group: Count,
    excludes: oneOf('winners', 'own', 'none'),
    counts: Type.Boolean(),
    need: Need,
    /** Epoch ms; null if there is no deadline. */
    claimBy: Type.Union([Time, Type.Null()]),
    /** Among how many it would have been drawn when the notice was published; absent in notices that did not say. */
    pool: Type.Optional(Count),
  },
  EXACT,
)

/** What the public notice of prizes and rules states. */
export const NoticeText = Type.Object(
  {
    title: Type.String(),
    date: Type.String(),
    organiser: Type.String(),
    claimTerms: Type.String(),
    claimBy: Type.Union([Time, Type.Null()]),
    currency: Type.String(),
    /** Who takes part, in the words that a seal carries. */
    rules: Type.String(),
    prizes: Type.Array(NoticePrize),
  },
  EXACT,
)

/** The notice as it was published. */
export const PublicNotice = Type.Object({ at: Time, text: NoticeText }, EXACT)
