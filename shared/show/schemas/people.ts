import { Type } from 'typebox'
import { Hash } from '../../fair/records.ts'
import { PictureRef, oneOf } from '../texts.ts'
import { VoidReason, WithdrawReason } from './awards.ts'
import { Count, EXACT, Time } from './basics.ts'

/** How somebody is named on stage and in the hall. */
export const Naming = oneOf('full', 'masked')

/** Somebody on the event's list. `entry` is the salted commitment that the roll carries in their stead. */
export const Person = Type.Object(
  {
    id: Type.String(),
    code: Type.String(),
    name: Type.String(),
    group: Type.String(),
    /** Line of business, company or post: what quotas and seating go by; absent if none is known. The host's view only. */
    background: Type.Optional(Type.String()),
    tags: Type.Array(Type.String()),
    weight: Type.Integer({ minimum: 1 }),
    phone: Type.String(),
    email: Type.String(),
    checkedIn: Type.Boolean(),
    entry: Hash,
    /** In a sealed roll: from then on the entry never changes. */
    sealed: Type.Boolean(),
    /** Withdrawn before the first seal that would have held them; a sealed person's withdrawal stands in `out`. */
    left: Type.Boolean(),
    /** Sealed as checked in: from then on they stay in every roll of those checked in. */
    stays: Type.Optional(Type.Boolean()),
    /** Further ticket codes, of another system or of those who were merged into this person: they stay taken, are found by a scan, and an import knows them. */
    also: Type.Optional(Type.Array(Type.String())),
    /** Added at a desk: the name given there at sign-in, '' if none. */
    walkIn: Type.Optional(Type.String()),
    /** Corrected by the host after the seal: how the sealed entry names them, and why it was corrected. */
    sealedAs: Type.Optional(
      Type.Object({ name: Type.String(), code: Type.String(), reason: Type.String() }, EXACT),
    ),
    /** When they were checked in, and by whom: the name given at sign-in, '' for themselves or where none was given. */
    arrived: Type.Optional(Type.Object({ at: Time, by: Type.String() }, EXACT)),
    /** How they want to be named on stage and in the hall, where the event lets each choose; absent until they do. */
    naming: Type.Optional(Naming),
    /** Their picture, for host and desk; absent if there is none. */
    picture: Type.Optional(PictureRef),
    /** In the stage's view only: what tells apart people of the same name and group. */
    tail: Type.Optional(Type.String()),
    /** In the desk's view only: how a Chinese name is read, its syllables apart, the readings of one with `/` between. */
    pinyin: Type.Optional(Type.String()),
  },
  EXACT,
)

/** An entrant that may not win at the next OPEN; `id` is the entry. */
export const Out = Type.Object(
  {
    id: Hash,
    reason: oneOf('void', 'withdrawn'),
    cause: Type.Union([VoidReason, WithdrawReason]),
  },
  EXACT,
)

/** What the last import did; `fixed` from the next seal or draw on, when it cannot be taken back any more. */
export const Imported = Type.Object(
  {
    at: Time,
    added: Count,
    changed: Count,
    /** Ids of those whom it withdrew. */
    withdrawn: Type.Array(Type.String()),
    fixed: Type.Boolean(),
  },
  EXACT,
)
