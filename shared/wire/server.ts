import { Type, type Static } from 'typebox'
import { EXACT } from './basics.ts'

/** The server is up, or ready. */
export const Health = Type.Object({ ok: Type.Literal(true) }, EXACT)

/** The origin that QR codes say; null: the one that the caller uses. */
export const AddressAnswer = Type.Object({ origin: Type.Union([Type.String(), Type.Null()]) }, EXACT)
export type AddressAnswer = Static<typeof AddressAnswer>
