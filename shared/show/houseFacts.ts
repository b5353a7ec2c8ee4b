import { Type, type Static, type TObject } from 'typebox'
import type { HouseEvent, HouseState } from './houseState.ts'
import type { BodyOf, Fact, FactForm } from './rule.ts'
import { oneOf } from './texts.ts'

/** The house without a rehearsal on its screens. */
function rehearsed({ rehearsing: _rehearsing, ...state }: HouseState): HouseState {
  return state
}

function dated({ date: _date, ...event }: HouseEvent, date: string): HouseEvent {
  return date === '' ? event : { ...event, date }
}

function placed({ city: _city, ...event }: HouseEvent, city: string): HouseEvent {
  return city === '' ? event : { ...event, city }
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
  /** The city of an event was said; '' takes it back. */
  'house-event-placed': fact({
    schema: Type.Object({ event: Type.String(), city: Type.String() }),
    evolve: (state, { event, city }) => ({
      ...state,
      events: state.events.map((one) => (one.id === event ? placed(one, city) : one)),
    }),
  }),
  'house-event-current': fact({
    schema: Type.Object({ event: Type.String() }),
    evolve: (state, { event }) => ({ ...rehearsed(state), current: event }),
  }),
  /** Screens and panels follow a rehearsal from here on. */
  'house-rehearsal-shown': fact({
    schema: Type.Object({ event: Type.String() }),
    evolve: (state, { event }) => ({ ...state, rehearsing: event }),
  }),
  'house-rehearsal-ended': fact({
    schema: Type.Object({}),
    evolve: rehearsed,
  }),
  'house-event-deleted': fact({
    schema: Type.Object({ event: Type.String() }),
    /** What was copied from the deleted event counts as copied from where that one's people came from. */
    evolve(state, { event }) {
      const deleted = state.events.find(({ id }) => id === event)
      const left = state.events.filter(({ id }) => id !== event)
      return {
        ...(state.rehearsing === event ? rehearsed(state) : state),
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
