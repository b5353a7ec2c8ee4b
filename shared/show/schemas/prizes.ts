import { Type } from 'typebox'
import { Need } from '../../fair/records.ts'
import { PictureRef, oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'

export { Need }
export const Unit = oneOf('person', 'group')
export const Pace = oneOf('small', 'grand')

export const Sponsor = Type.Object(
  { id: Type.String(), name: Type.String(), logo: PictureRef, thanks: Type.String() },
  EXACT,
)

/** A line of stock. The members from `name` to `counts` are sealed as fd1 has them; the others only shape the show. */
export const Prize = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    quantity: Count,
    unit: Unit,
    groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
    per_group: Count,
    excludes: oneOf('winners', 'own', 'none'),
    counts: Type.Boolean(),
    sponsor: Type.String(),
    need: Need,
    /** quantity − awards that are not voided, of those that the reader may see. */
    left: Type.Integer(),
    picture: PictureRef,
    /** Of one unit, in the event's currency; 0 if not stated. */
    value: Count,
    note: Type.String(),
    /** Name of a stage animation. */
    animation: Type.String(),
    pace: Pace,
    /** How many winners one GO draws. */
    per_draw: Type.Integer({ minimum: 1 }),
    /** Whether the reveal shows the winner's group before the name. */
    group_first: Type.Boolean(),
    /** A draw that needs no word lands by itself after so many seconds; null waits for GO. */
    auto: Type.Union([Count, Type.Null()]),
    /** Until when it may be claimed, if not until the event's deadline. */
    claimBy: Type.Optional(Time),
    /** Its draw ranks the whole pool and gives nothing away (orders.ts). */
    order: Type.Optional(Type.Literal(true)),
  },
  EXACT,
)

/** What the last import of prizes did; `fixed` from the next seal or draw on, when it cannot be taken back any more. */
export const PrizesImported = Type.Object(
  { at: Time, added: Count, changed: Count, fixed: Type.Boolean() },
  EXACT,
)

/** Prizes and sponsors as they stood at one moment. */
export const PrizeTables = Type.Object({ prizes: Type.Array(Prize), sponsors: Type.Array(Sponsor) }, EXACT)
