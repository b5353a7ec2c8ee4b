import { Type } from 'typebox'
import { copied, type HouseState, type Key } from './houseState.ts'
import type { Language } from './languages.ts'
import { refusal, type CommandRule, type Decision, type Refusal, type Who } from './rule.ts'
import { clean, DayOrNone, Id, LanguageId, Text, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }

/** What a pairing code stands for: the role, the id of the key that its approval makes, and the name that who asked gave. */
export type PairingCode = Pick<Key, 'id' | 'role'> & { name?: string }

export interface HouseContext {
  now: number
  who: Who
  id(): string
  /** What a pairing code on a screen stands for, also once it is approved; undefined if no screen shows it. */
  pairing(code: string): PairingCode | undefined
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
    city?: string
  }>({
    ask: Type.Object(
      {
        event: Type.Optional(Id),
        as: Type.Union([Type.Literal('event'), Type.Literal('rehearsal')]),
        with: Type.Union([Type.Literal('setup'), Type.Literal('people'), Type.Literal('winners')]),
        title: Type.Optional(TextOrNone(80)),
        /** A rehearsal is of the same day where none is said. */
        date: Type.Optional(DayOrNone),
        /** Likewise of the same city. */
        city: Type.Optional(TextOrNone(40)),
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
      const city = clean(ask.city ?? (rehearsal ? (source.city ?? '') : ''))
      return {
        facts: [
          { type: 'house-event-made' as const, v: 2 as const, event, title, rehearsal, from },
          ...(date ? [{ type: 'house-event-dated' as const, event, date }] : []),
          ...(city ? [{ type: 'house-event-placed' as const, event, city }] : []),
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
  /** Puts a rehearsal on the house's screens without making it current. */
  'rehearsal.show': rule<{ event: string }>({
    ask: Type.Object({ event: Id }, EXACT),
    refuse(state, { event }, context) {
      const unknown = known(state, event)
      if (unknown) return unknown
      if (!state.events.find(({ id }) => id === event)!.rehearsal) return refusal('not-a-rehearsal')
      if (state.current === event) return refusal('rehearsal-current')
      return state.current !== null && context.drawOpen(state.current) ? refusal('draw-open') : null
    },
    decide: (_state, { event }) => ({ facts: [{ type: 'house-rehearsal-shown', event }] }),
  }),
  'rehearsal.end': rule<object>({
    ask: Type.Object({}, EXACT),
    refuse: (state) => (state.rehearsing === undefined ? refusal('no-rehearsal') : null),
    decide: () => ({ facts: [{ type: 'house-rehearsal-ended' }] }),
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
    /** A code whose key there is was approved: of several who approve it at once, the journal takes one. */
    refuse(state, ask, context) {
      const code = context.pairing(ask.code)
      const waits = code !== undefined && !state.keys.some(({ id }) => id === code.id)
      return waits ? refuseKeyEvent(state, ask) : refusal('code-unknown')
    },
    decide(state, ask, context) {
      const { id: key, role, name: given = '' } = context.pairing(ask.code)!
      const [event, name] = [keyEvent(state, ask), clean(ask.name ?? given)]
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
