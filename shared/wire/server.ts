import { Type, type Static } from 'typebox'
import { EXACT } from './basics.ts'

/** The server is up, or ready. */
export const Health = Type.Object({ ok: Type.Literal(true) }, EXACT)

/** The origin that QR codes say; null: the one that the caller uses. */
export const AddressAnswer = Type.Object({ origin: Type.Union([Type.String(), Type.Null()]) }, EXACT)
export type AddressAnswer = Static<typeof AddressAnswer>

/**
 * Server to client `clock`, to hosts: whole minutes by which the computer's clock was set ahead while the server ran; negative
 * where it is behind the time that the server goes on recording; 0 where all is well.
 */
export const ClockNotice = Type.Object({ minutes: Type.Integer() }, EXACT)
export type ClockNotice = Static<typeof ClockNotice>
