import { Type, type Static } from 'typebox'
import { EXACT, GivenName, KeyRole, RoleName, Secret } from './basics.ts'

export const SessionBody = Type.Object({ key: Secret, name: Type.Optional(GivenName) }, EXACT)
/** A session that has begun; its token stands in the cookie of its role as well. */
export const SessionAnswer = Type.Object({ token: Type.String(), role: RoleName }, EXACT)
export type SessionAnswer = Static<typeof SessionAnswer>
/** Who the caller is; `name` is the one given at sign-in, '' if none. */
export const CallerAnswer = Type.Object({ role: RoleName, name: Type.String() }, EXACT)
export type CallerAnswer = Static<typeof CallerAnswer>

export const PairBody = Type.Object({ role: KeyRole, name: Type.Optional(GivenName) }, EXACT)
/** `code` is what the host approves, `pair` the secret that fetches the session. */
export const PairAnswer = Type.Object({ pair: Type.String(), code: Type.String() }, EXACT)
export type PairAnswer = Static<typeof PairAnswer>
/** The secret of the asker's code before, which the new one replaces. */
export const EarlierPair = Type.Object({ pair: Type.Optional(Type.String({ maxLength: 200 })) })
export const PairHeaders = Type.Object({ pair: Type.String({ maxLength: 200 }) })
export const PairWaiting = Type.Object({ waiting: Type.Literal(true) }, EXACT)
export type PairWaiting = Static<typeof PairWaiting>

/** The link of a key, from the address on; the secret stands after #. */
export const KeyLink = Type.Object({ link: Type.String(), role: RoleName }, EXACT)
export type KeyLink = Static<typeof KeyLink>
