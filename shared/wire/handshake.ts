import { Type, type Static } from 'typebox'
import type { SeenFact } from '../show/seen.ts'
import { EventId, EXACT, RoleName, Secret, Version } from './basics.ts'

/** `auth` of a socket's handshake. Without `event` the socket follows the current one. */
export const Handshake = Type.Object(
  {
    event: Type.Optional(EventId),
    role: RoleName,
    /** The protocol that the page speaks; another than the server's is refused as `protocol-other {protocol, open}`. */
    protocol: Type.Optional(Type.Integer({ minimum: 1 })),
    token: Type.Optional(Secret),
    /** What the client holds; it gets what it missed, or a snapshot. */
    since: Type.Optional(Type.Object({ version: Version, head: Type.String({ maxLength: 64 }) }, EXACT)),
  },
  EXACT,
)
export type Handshake = Static<typeof Handshake>

/** A state with its version, as HTTP answers it. */
export interface VersionedState<S> {
  version: number
  head: string
  state: S | null
}

/** Server to client `snapshot`. `state` is null where nothing is on: no current event, or only a rehearsal and the hall asks. */
export interface Snapshot<S> extends VersionedState<S> {
  now: number
}

/** Server to client `facts`: to be taken by who holds version `from`; hidden facts only advance `to`. */
export interface Facts {
  from: number
  to: number
  head: string
  facts: SeenFact[]
  now: number
}
