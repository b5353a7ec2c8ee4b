import { Type, type Static } from 'typebox'
import { ROLES, type Body } from './show/rule.ts'

/**
 * Everything that goes over HTTP and sockets, schema first: the server checks what arrives against it, pages take their types
 * from it, OpenAPI is made of it. Times are epoch ms. A refusal is `{refused, with}` everywhere.
 */
const EXACT = { additionalProperties: false }
const oneOf = <const T extends readonly string[]>(names: T) =>
  Type.Unsafe<T[number]>(Type.Union(names.map((name) => Type.Literal(name))))

export const RoleName = oneOf(ROLES)
/** The roles that a key or a pairing can give; the host key gives host. */
export const KEY_ROLES = ['desk', 'stage', 'confidence'] as const
export const KeyRole = oneOf(KEY_ROLES)
export const LanguageName = oneOf(['zh-CN', 'en'])
/** Id of an event; `house` is the server as a whole, `current` the event that is current now. */
export const EventId = Type.String({ pattern: '^[\\w-]{1,40}$' })
/** Chosen by the sender of a command; the same id from the same session always gets the same answer. */
export const CommandId = Type.String({ pattern: '^[\\w.:-]{1,80}$' })
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** A key or a token: at least 128 random bits in base64url. */
export const Secret = Type.String({ minLength: 1, maxLength: 200 })
const Name = Type.String({ maxLength: 80 })
const Version = Type.Integer({ minimum: 0 })
const Params = Type.Record(Type.String(), Type.Unknown())

export const RefusalBody = Type.Object({ refused: Type.String(), with: Params })

/** A command, over HTTP and socket alike; `ask` is checked against the schema that the registry has for `type`. */
export const CommandMessage = Type.Object(
  {
    id: CommandId,
    type: Type.String({ minLength: 1, maxLength: 40 }),
    ask: Params,
    /** The version that the sender saw. */
    at: Type.Optional(Version),
  },
  EXACT,
)
export type CommandMessage = Static<typeof CommandMessage>

export const GoBody = Type.Object(
  {
    id: CommandId,
    step: Type.Optional(Type.String({ maxLength: 120 })),
    word: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  EXACT,
)

/** What a command that was done is answered. */
export const Done = Type.Object({ version: Version })

export const SessionBody = Type.Object({ key: Secret, name: Type.Optional(Name) }, EXACT)
export const SessionAnswer = Type.Object({ token: Type.String(), role: RoleName })
export const PairBody = Type.Object({ role: KeyRole, name: Type.Optional(Name) }, EXACT)
export const PairAnswer = Type.Object({ pair: Type.String(), code: Type.String() })

export const EventItem = Type.Object({
  id: Type.String(),
  title: Type.String(),
  rehearsal: Type.Boolean(),
  current: Type.Boolean(),
})
export type EventItem = Static<typeof EventItem>

/** `auth` of a socket's handshake. Without `event` the socket follows the current one. */
export const Handshake = Type.Object(
  {
    event: Type.Optional(EventId),
    role: RoleName,
    token: Type.Optional(Secret),
    /** What the client holds; it gets what it missed, or a snapshot. */
    since: Type.Optional(Type.Object({ version: Version, head: Type.String({ maxLength: 64 }) }, EXACT)),
  },
  EXACT,
)
export type Handshake = Static<typeof Handshake>

/** Server to client `snapshot`. `state` is null where nothing is on: no current event, or only a rehearsal and the hall asks. */
export interface Snapshot<S> {
  version: number
  head: string
  state: S | null
  now: number
}

/** Server to client `facts`: to be taken by who holds version `from`; hidden facts only advance `to`. */
export interface Facts {
  from: number
  to: number
  head: string
  facts: { at: number; body: Body | null }[]
  now: number
}

/** Client to server `report`: what a screen says of itself now and then. */
export const Report = Type.Object(
  {
    output: Type.String({ maxLength: 20 }),
    fps: Type.Number({ minimum: 0, maximum: 1000 }),
    /** How far its clock may be off, in ms; null while unknown. */
    error: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]),
    name: Type.Optional(Name),
    /** Somebody has clicked on it, so that it may sound. */
    armed: Type.Optional(Type.Boolean()),
  },
  EXACT,
)
export type Report = Static<typeof Report>

/** One connected screen; the host's sockets get `screens`, a list of them, when it changes. */
export interface Screen extends Report {
  id: string
  role: 'stage' | 'confidence'
  /** It is the one of its event that sounds. */
  sounds: boolean
}

/**
 * Client to server `identify`, `reload` and `sound`, host only; that screen gets a message of the same name. Of `sound`
 * every screen is told `{on}`: one of an event sounds, the others do not.
 */
export const ScreenOrder = Type.Object({ screen: Type.String({ maxLength: 40 }) }, EXACT)

/** Server to client `progress`, to the sockets of the session that asked: how far a long piece of work is. */
export interface Progress {
  work: 'people/preview'
  event: string
  step: 'reading' | 'checking' | 'comparing'
}

export const SelfCheckIn = Type.Object(
  {
    id: CommandId,
    code: Type.String({ minLength: 1, maxLength: 64 }),
    /** Their name, or the last four digits of their phone. */
    proof: Type.String({ minLength: 1, maxLength: 200 }),
  },
  EXACT,
)
/** A ticket by its key, or by its code, which tells only in, not in, or has an award. */
export const TicketAsk = Type.Union([
  Type.Object({ key: Secret }, EXACT),
  Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) }, EXACT),
])
