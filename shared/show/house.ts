import { Type, type Static, type TObject } from 'typebox'
import {
  refusal,
  type BodyOf,
  type CommandRule,
  type Decision,
  type Fact,
  type FactForm,
  type Refusal,
  type Who,
} from './rule.ts'
import type { Language } from './languages.ts'
import { clean, DayOrNone, Id, LanguageId, oneOf, Text, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }

export const HouseEvent = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    /** The day of the event, as YYYY-MM-DD, where the host has said it. */
    date: Type.Optional(Type.String()),
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
    keys: Type.Array(Key),
  },
  EXACT,
)
export type HouseState = Static<typeof HouseState>

export const emptyHouse = (): HouseState => ({ events: [], current: null, keys: [] })

export interface HouseContext {
  now: number
  who: Who
  id(): string
  /** The role of a pairing code that waits on a screen; undefined if there is none (any more). */
  pairing(code: string): Key['role'] | undefined
  /** Whether an event has a draw open. */
  drawOpen(event: string): boolean
  /** Lines left and lines gone of an event whose journal lost its end; null if it did not. */
  cut(event: string): { kept: number; missing: number } | null
}

/** A rule of the house; what it makes beside facts (journals, secrets) the server does before it records them. */
export type HouseRule = Omit<CommandRule, 'refuse' | 'decide' | 'touches'> & {
  refuse(state: HouseState, ask: never, context: HouseContext): Refusal | null
  decide(state: HouseState, ask: never, context: HouseContext): Decision
}

const rule = <A>(one: {
  ask: CommandRule['ask']
  refuse(state: HouseState, ask: A, context: HouseContext): Refusal | null
  decide(state: HouseState, ask: A, context: HouseContext): Decision
}): HouseRule => ({ roles: ['host'], ...one }) as unknown as HouseRule

const known = (state: HouseState, id: string | null) =>
  state.events.some((event) => event.id === id) ? null : refusal('event-unknown', { event: id })
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
const nothingLeft = (cut: { kept: number } | null) => (cut?.kept === 0 ? refusal('nothing-left') : null)
/** For which event a key is made: the current one where none is named, `*` for every event. */
const KeyEvent = Type.Optional(Type.Union([Id, Type.Literal('*')]))
type KeyEvent = { event?: string | undefined }
const refuseKeyEvent = (state: HouseState, { event }: KeyEvent) =>
  event === '*' ? null : known(state, event ?? state.current)
const keyEvent = (state: HouseState, { event }: KeyEvent): string | null =>
  event === '*' ? null : (event ?? state.current)
const KeyRole = Type.Union((['desk', 'stage', 'confidence'] as const).map((role) => Type.Literal(role)))

export const houseCommands: Record<string, HouseRule> = {
  'event.new': rule<{ title: string; language?: Language }>({
    ask: Type.Object(
      {
        title: Text(80),
        language: Type.Optional(LanguageId),
      },
      EXACT,
    ),
    refuse: (_state, ask) => (clean(ask.title) === '' ? refusal('name-missing') : null),
    decide(_state, ask, context) {
      const event = context.id()
      return {
        facts: [
          { type: 'house-event-made', v: 2, event, title: clean(ask.title), rehearsal: false, from: null },
        ],
        answer: { id: event },
      }
    },
  }),
  'event.copy': rule<{
    event?: string
    as: 'event' | 'rehearsal'
    with: string
    title?: string
    date?: string
  }>({
    ask: Type.Object(
      {
        event: Type.Optional(Id),
        as: Type.Union([Type.Literal('event'), Type.Literal('rehearsal')]),
        with: Type.Union([Type.Literal('setup'), Type.Literal('people'), Type.Literal('winners')]),
        title: Type.Optional(TextOrNone(80)),
        /** A rehearsal is of the same day where none is said. */
        date: Type.Optional(DayOrNone),
      },
      EXACT,
    ),
    refuse: (state, ask) => known(state, copied(state, ask)),
    decide(state, ask, context) {
      const event = context.id()
      const source = state.events.find(({ id }) => id === copied(state, ask))!
      const title = clean(ask.title ?? '') || source.title
      const from = ask.with === 'setup' ? null : source.id
      const rehearsal = ask.as === 'rehearsal'
      const date = ask.date ?? (rehearsal ? source.date : '')
      return {
        facts: [
          { type: 'house-event-made' as const, v: 2 as const, event, title, rehearsal, from },
          ...(date ? [{ type: 'house-event-dated' as const, event, date }] : []),
        ],
        answer: { id: event },
      }
    },
  }),
  'event.make-current': rule<{ event: string }>({
    ask: Type.Object({ event: Id }, EXACT),
    refuse(state, ask, context) {
      const unknown = known(state, ask.event)
      if (unknown) return unknown
      const open = [state.current, ask.event].some((event) => event !== null && context.drawOpen(event))
      return open ? refusal('draw-open') : null
    },
    decide: (_state, ask) => ({ facts: [{ type: 'house-event-current', event: ask.event }] }),
  }),
  'event.delete': rule<{ event: string }>({
    ask: Type.Object({ event: Id }, EXACT),
    refuse(state, ask) {
      const unknown = known(state, ask.event)
      if (unknown) return unknown
      const event = state.events.find(({ id }) => id === ask.event)!
      if (!event.rehearsal) return refusal('not-a-rehearsal')
      return state.current === ask.event ? refusal('event-current') : null
    },
    decide: (state, ask) => ({
      facts: [
        ...state.keys
          .filter(({ event, revoked }) => event === ask.event && !revoked)
          .map(({ id }) => ({ type: 'house-key-revoked' as const, key: id })),
        { type: 'house-event-deleted', event: ask.event },
      ],
    }),
  }),
  'event.go-on': rule<{ event: string }>({
    ask: Type.Object({ event: Id }, EXACT),
    refuse(state, ask, context) {
      const cut = context.cut(ask.event)
      return known(state, ask.event) ?? (cut ? null : refusal('nothing-missing')) ?? nothingLeft(cut)
    },
    decide(_state, { event }, context) {
      return { facts: [{ type: 'house-event-gone-on', event, ...context.cut(event)! }] }
    },
  }),
  'key.make': rule<{ role: Key['role']; name?: string } & KeyEvent>({
    ask: Type.Object({ role: KeyRole, name: Type.Optional(TextOrNone(60)), event: KeyEvent }, EXACT),
    refuse: refuseKeyEvent,
    decide(state, ask, context) {
      const key = context.id()
      const [event, name] = [keyEvent(state, ask), clean(ask.name ?? '')]
      return {
        facts: [{ type: 'house-key-made', v: 2, key, role: ask.role, name, event }],
        answer: { id: key },
      }
    },
  }),
  'key.approve': rule<{ code: string; name?: string } & KeyEvent>({
    ask: Type.Object(
      {
        code: Type.String({ maxLength: 20 }),
        name: Type.Optional(TextOrNone(60)),
        event: KeyEvent,
      },
      EXACT,
    ),
    refuse: (state, ask, context) =>
      context.pairing(ask.code) ? refuseKeyEvent(state, ask) : refusal('code-unknown'),
    decide(state, ask, context) {
      const key = context.id()
      const role = context.pairing(ask.code)!
      const [event, name] = [keyEvent(state, ask), clean(ask.name ?? '')]
      return {
        facts: [{ type: 'house-key-made', v: 2, key, role, name, event, code: ask.code }],
        answer: { id: key },
      }
    },
  }),
  'key.revoke': rule<{ key: string }>({
    ask: Type.Object({ key: Id }, EXACT),
    refuse(state, ask) {
      const key = state.keys.find(({ id }) => id === ask.key)
      if (!key) return refusal('key-unknown')
      return key.revoked ? refusal('already-revoked') : null
    },
    decide: (_state, ask) => ({ facts: [{ type: 'house-key-revoked', key: ask.key }] }),
  }),
}

function dated({ date: _date, ...event }: HouseEvent, date: string): HouseEvent {
  return date === '' ? event : { ...event, date }
}

/** What facts of the house do to its state. */
interface HouseFactRule<S extends TObject = TObject> extends FactForm<S> {
  evolve(state: HouseState, body: Static<S>, at: number): HouseState
}
const fact = <S extends TObject>(one: HouseFactRule<S>): HouseFactRule<S> => one

/** Every fact of the house, by its type. */
export const houseFacts = {
  'house-event-made': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      event: Type.String(),
      title: Type.String(),
      rehearsal: Type.Boolean(),
      /** The event that its people were copied from; absent if nobody knows. */
      from: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
    upcast: {
      /** Copies did not say what they were copied from. */
      1: (old) => old,
    },
    evolve: (state, { event, title, rehearsal, from }, made) => ({
      ...state,
      events: [...state.events, { id: event, title, rehearsal, made, ...(from !== undefined && { from }) }],
      current: state.current ?? event,
    }),
  }),
  'house-event-titled': fact({
    schema: Type.Object({ event: Type.String(), title: Type.String() }),
    evolve: (state, { event, title }) => ({
      ...state,
      events: state.events.map((one) => (one.id === event ? { ...one, title } : one)),
    }),
  }),
  /** The day of an event was said; '' takes it back. */
  'house-event-dated': fact({
    schema: Type.Object({ event: Type.String(), date: Type.String() }),
    evolve: (state, { event, date }) => ({
      ...state,
      events: state.events.map((one) => (one.id === event ? dated(one, date) : one)),
    }),
  }),
  'house-event-current': fact({
    schema: Type.Object({ event: Type.String() }),
    evolve: (state, { event }) => ({ ...state, current: event }),
  }),
  'house-event-deleted': fact({
    schema: Type.Object({ event: Type.String() }),
    /** What was copied from the deleted event counts as copied from where that one's people came from. */
    evolve(state, { event }) {
      const deleted = state.events.find(({ id }) => id === event)
      const left = state.events.filter(({ id }) => id !== event)
      return {
        ...state,
        events: left.map(({ from, ...one }) => {
          const origin = from === event ? deleted?.from : from
          return { ...one, ...(origin !== undefined && { from: origin }) }
        }),
      }
    },
  }),
  /** The end of the house's own journal was gone at a start, and whoever runs the server went on from what was left. */
  'house-cut': fact({
    schema: Type.Object({
      /** The last line that was left, how many after it are known to be gone, and the hash of the last of those. */
      kept: Type.Integer(),
      missing: Type.Integer(),
      head: Type.String(),
    }),
    evolve: (state) => state,
  }),
  /** What the server then does stands in the event's own journal. */
  'house-event-gone-on': fact({
    schema: Type.Object({ event: Type.String(), kept: Type.Integer(), missing: Type.Integer() }),
    evolve: (state) => state,
  }),
  'house-key-made': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      key: Type.String(),
      role: oneOf('host', 'desk', 'stage', 'confidence'),
      name: Type.String(),
      event: Type.Union([Type.String(), Type.Null()]),
      /** The pairing code that was approved. */
      code: Type.Optional(Type.String()),
    }),
    upcast: {
      /** Keys opened every event. */
      1: (old) => ({ ...old, event: null }),
    },
    evolve: (state, { key, role, name, event }) => ({
      ...state,
      keys: [...state.keys, { id: key, role, name, revoked: false, event }],
    }),
  }),
  'house-key-revoked': fact({
    schema: Type.Object({ key: Type.String() }),
    evolve: (state, { key }) => ({
      ...state,
      keys: state.keys.map((one) => (one.id === key ? { ...one, revoked: true } : one)),
    }),
  }),
}

/** The body of a fact of the house. */
export type HouseFact = BodyOf<typeof houseFacts>

/** Folds facts of the house. Throws on a fact of an unknown type. */
export function evolveHouse(state: HouseState, facts: readonly Fact[]): HouseState {
  for (const { at, body } of facts) {
    if (body === null) continue
    if (!Object.hasOwn(houseFacts, body.type)) throw new RangeError(`unknown fact: ${body.type}`)
    const rule = houseFacts[body.type as HouseFact['type']] as HouseFactRule
    state = rule.evolve(state, body, at)
  }
  return state
}
