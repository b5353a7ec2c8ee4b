import { Type, type Static } from 'typebox'
import type { Role } from './rule.ts'
import { oneOf } from './texts.ts'

const EXACT = { additionalProperties: false }

export const HouseEvent = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    /** The day of the event, as YYYY-MM-DD, where the host has said it. */
    date: Type.Optional(Type.String()),
    /** Where it takes place, likewise. */
    city: Type.Optional(Type.String()),
    rehearsal: Type.Boolean(),
    /** Epoch ms. */
    made: Type.Integer({ minimum: 0 }),
    /**
     * The event that its people were copied from; null if it was made without people. Absent where nobody knows: it was made by an
     * earlier version, or came as a backup.
     */
    from: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  },
  EXACT,
)
export type HouseEvent = Static<typeof HouseEvent>

/** A capability link or an approved screen. Its secret stands in the secrets table, never here. */
export const Key = Type.Object(
  {
    id: Type.String(),
    role: oneOf('host', 'desk', 'stage', 'confidence'),
    name: Type.String(),
    revoked: Type.Boolean(),
    /** The only event that it opens; null opens every event. */
    event: Type.Union([Type.String(), Type.Null()]),
  },
  EXACT,
)
export type Key = Static<typeof Key>

/** The server as a whole: its events, which one is current, and who holds keys. */
export const HouseState = Type.Object(
  {
    events: Type.Array(HouseEvent),
    current: Type.Union([Type.String(), Type.Null()]),
    /** The rehearsal that screens and panels follow instead of the current event; absent while there is none. */
    rehearsing: Type.Optional(Type.String()),
    keys: Type.Array(Key),
  },
  EXACT,
)
export type HouseState = Static<typeof HouseState>

export const emptyHouse = (): HouseState => ({ events: [], current: null, keys: [] })

/** The event that a copy is of: the current one where none is named. */
export const copied = (state: HouseState, ask: { event?: string | undefined }): string | null =>
  ask.event ?? state.current
/** The events whose people were copied from this one, directly or over other copies; copies of a copy before the copy. */
export function copiesOf(state: HouseState, event: string): HouseEvent[] {
  const copies = state.events.filter(({ from }) => from === event)
  return copies.flatMap((copy) => [...copiesOf(state, copy.id), copy])
}
/** The events that may hold copies of this one's people, because nobody knows where theirs came from. */
export const originUnknown = (state: HouseState, event: string): HouseEvent[] =>
  state.events.filter(({ id, from }) => from === undefined && id !== event)

/** Who follows a rehearsal on the screens; desk, hall and guests stay with the current event. */
const REHEARSES: ReadonlySet<Role> = new Set(['host', 'stage', 'confidence'])

/** The rehearsal that a role follows; undefined if there is none, or the role stays with the current event. */
export const rehearsalFor = ({ rehearsing }: HouseState, role: Role): string | undefined =>
  REHEARSES.has(role) ? rehearsing : undefined

/** The event that a role follows: the rehearsal on the screens, else the current one; null if there is none. */
export const followedBy = (state: HouseState, role: Role): string | null =>
  rehearsalFor(state, role) ?? state.current
