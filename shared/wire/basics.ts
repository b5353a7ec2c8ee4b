import { Type, type Static } from 'typebox'
import { ROLES } from '../show/rule.ts'
import { oneOf } from '../show/texts.ts'

/** Members that a schema does not name are refused. */
export const EXACT = { additionalProperties: false }

export const RoleName = oneOf(...ROLES)
/** The roles that a key or a pairing can give; the host key gives host. */
export const KEY_ROLES = ['desk', 'stage', 'confidence'] as const
export const KeyRole = oneOf(...KEY_ROLES)
export type KeyRole = Static<typeof KeyRole>
/** Id of an event; `house` is the server as a whole, `current` the event that is current now. */
export const EventId = Type.String({ pattern: '^[\\w-]{1,40}$' })
/** Chosen by the sender of a command; the same id from the same session always gets the same answer. */
export const CommandId = Type.String({ pattern: '^[\\w.:-]{1,80}$' })
/** SHA-256, 64 hex digits. */
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** A key or a token: at least 128 random bits in base64url. */
export const Secret = Type.String({ minLength: 1, maxLength: 200 })
/** The name that somebody gives at sign-in, or that a screen reports. */
export const GivenName = Type.String({ maxLength: 80 })
/** The number of a journal's last line; 0 where there is none. */
export const Version = Type.Integer({ minimum: 0 })
/** Digest of a journal's last line; '' where there is none. */
export const Head = Type.String({ pattern: '^([0-9a-f]{64})?$' })
export const EpochMs = Type.Integer({ minimum: 0 })
/** Members by name, each of its own kind. */
export const Members = Type.Record(Type.String(), Type.Unknown())

/** Why not, as data: a code, which is the key of its translation, with its parameters. */
export const RefusalBody = Type.Object({ refused: Type.String(), with: Members }, EXACT)
