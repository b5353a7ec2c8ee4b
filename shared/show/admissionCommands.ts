import { Type } from 'typebox'
import { admissionDraw, admitted, backgroundOf, countBackgrounds, signUpsOf } from './admission.ts'
import { refuseNeed } from './beacon.ts'
import { openDraw } from './draws.ts'
import { closedOrOpen, eventClosed } from './event.ts'
import { evolve } from './evolve.ts'
import { MAX_ORDER, NEW_ORDER, NEW_PRIZE } from './prizes.ts'
import { rollOf } from './pool.ts'
import { command, isRefusal, refusal, type Body, type CommandRule, type Refusal } from './rule.ts'
import { CertainWhy } from './schemas/admission.ts'
import type { Admission, Need, State } from './state.ts'
import { find } from './table.ts'
import { Id, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }

const Setting = Type.Object(
  {
    seats: Type.Integer({ minimum: 1, maximum: MAX_ORDER }),
    quotas: Type.Array(
      Type.Object(
        { background: TextOrNone(200), seats: Type.Integer({ minimum: 0, maximum: MAX_ORDER }) },
        EXACT,
      ),
      { maxItems: 500 },
    ),
    certain: Type.Array(Type.Object({ person: Id, why: CertainWhy }, EXACT), {
      maxItems: 1000,
    }),
  },
  EXACT,
)

const onAdmission = () => ['admission']
const twice = (list: readonly string[]): boolean => new Set(list).size < list.length

/** Why the list cannot be sealed as it is set. */
function refuseSeal(state: State, need: Need): Refusal | null {
  const refused = closedOrOpen(state)
  if (refused) return refused
  const { admission } = state
  if (!admission) return refusal('admission-unset')
  if (admissionDraw(state)) return refusal('admission-drawn')
  const unavailable = refuseNeed(state, need)
  if (unavailable) return unavailable
  if (rollOf(state) === 'checked-in') return refusal('admission-roll')
  const seatsOf = new Map(admission.quotas.map(({ background, seats }) => [background, seats]))
  const signUps = signUpsOf(state)
  const counts = countBackgrounds(signUps)
  const missing = counts.find(({ background }) => !seatsOf.has(background))
  if (missing) return refusal('admission-background', { ...missing })
  const given = admission.quotas.reduce((sum, { seats }) => sum + seats, 0)
  const sure = admission.certain.length
  const short = counts.some(({ background, signed }) => signed > seatsOf.get(background)!)
  if (given + sure > admission.seats || (short && given + sure < admission.seats))
    return refusal('admission-sum', { quotas: given, certain: sure, seats: admission.seats })
  if (signUps.length === 0) return refusal('admission-nobody')
  return signUps.length > MAX_ORDER
    ? refusal('order-too-long', { pool: signUps.length, most: MAX_ORDER })
    : null
}

/** The prize of the order draw, which ranks all who signed up, and for which quota each of them does. */
function ordering(state: State, admission: Admission, need: Need, prize: string): Body[] {
  const at = new Map(admission.quotas.map(({ background }, i) => [background, i]))
  const signUps = signUpsOf(state)
  const { order: known } = find(state.prizes, prize) ?? {}
  const stored = { ...NEW_PRIZE, ...NEW_ORDER, id: prize, name: state.title, need, quantity: signUps.length }
  return [
    { type: 'prize-saved', v: 2, prize: stored },
    ...(known ? [] : [{ type: 'prize-order-set' as const, prize }]),
    {
      type: 'admission-sealed',
      prize,
      rows: signUps.map((person): [string, number] => [person.entry, at.get(backgroundOf(person))!]),
    },
  ]
}

export const admissionCommands: Record<string, CommandRule> = {
  /** How many seats there are, how many of them each background has, and who is certain. */
  'admission.set': command({
    roles: ['host'],
    ask: Setting,
    touches: onAdmission,
    refuse(state, ask) {
      const refused = closedOrOpen(state)
      if (refused) return refused
      if (admissionDraw(state)) return refusal('admission-drawn')
      if (ask.certain.length > ask.seats)
        return refusal('admission-certain', { certain: ask.certain.length, seats: ask.seats })
      if (
        twice(ask.quotas.map(({ background }) => background)) ||
        twice(ask.certain.map((one) => one.person))
      )
        return refusal('admission-twice')
      const stranger = ask.certain.find(({ person }) => !find(state.people, person))
      return stranger ? refusal('person-unknown', { person: stranger.person }) : null
    },
    decide: (_state, ask) => ({ facts: [{ type: 'admission-set', ...ask }] }),
  }),
  /**
   * Says until when a seat that is given up goes to the next; null takes it back. It has to be ahead, and stands once it is over, so
   * that nobody who moved up is moved back.
   */
  'admission.deadline': command({
    roles: ['host'],
    ask: Type.Object({ until: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]) }, EXACT),
    touches: onAdmission,
    refuse: (state) => (state.admission ? eventClosed(state) : refusal('admission-unset')),
    decide({ admission }, { until }, { now }) {
      const { until: last } = admission!
      if (last !== undefined && last <= now) return refusal('admission-over', { until: last })
      if (until !== null && until <= now) return refusal('admission-past')
      return { facts: [{ type: 'admission-deadline-set', until }] }
    },
  }),
  /** Seals the list with quotas and rule, and opens the draw that ranks it: beside the stage, unless its own cue is on it. */
  'admission.draw': command({
    roles: ['host'],
    ask: Type.Object(
      { need: Type.Union((['room', 'beacon', 'none'] as const).map((one) => Type.Literal(one))) },
      EXACT,
    ),
    touches: () => ['admission', 'show'],
    refuse: (state, { need }) => refuseSeal(state, need),
    decide(state, { need }, context) {
      const admission = state.admission!
      const prize = admission.prize ?? context.id()
      const facts = ordering(state, admission, need, prize)
      const after = evolve(
        state,
        facts.map((body) => ({ at: context.now, body })),
      )
      const opened = openDraw(after, { prize, count: 1, need, redraw: null }, context)
      return isRefusal(opened) ? opened : { facts: [...facts, ...opened.facts] }
    },
  }),
  /** Somebody gives their place up: the next of that background moves up. It cannot be taken back. */
  'admission.decline': command({
    roles: ['host', 'guest'],
    ask: Type.Object({ person: Id }, EXACT),
    touches: ({ person }) => [`person:${person}`],
    refuse(state, { person: id }, who) {
      if (who.role === 'guest' && id !== who.person) return refusal('not-yours')
      const person = find(state.people, id)
      if (!person) return refusal('person-unknown', { person: id })
      const outcome = admitted(state)
      if (!outcome) return refusal('admission-undrawn')
      const placed = outcome.of.get(person.entry)
      if (!placed) return refusal('admission-no-place')
      return placed.is === 'declined' ? refusal('admission-declined') : eventClosed(state)
    },
    decide(state, { person }, { who }) {
      const { entry } = find(state.people, person)!
      return { facts: [{ type: 'admission-declined', entry, by: who.role === 'guest' ? 'guest' : 'host' }] }
    },
  }),
}
