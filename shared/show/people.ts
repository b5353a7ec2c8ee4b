import { Type } from 'typebox'
import { MAX_WEIGHT } from '../fair/roll.ts'
import { holdsAward } from './awardQueries.ts'
import { importCommands } from './peopleImport.ts'
import { savedPerson, withdrawal } from './personBodies.ts'
import { personByCode } from './personLookup.ts'
import { isOut, isWithdrawn, rollOf } from './pool.ts'
import { closedOrOpen, eventClosed } from './event.ts'
import { command, refusal, type Body, type CommandRule, type Refusal, type Who } from './rule.ts'
import type { Person, State } from './state.ts'
import { tableOnArrival } from './lateSeat.ts'
import { seatedAt } from './seating.ts'
import { find } from './table.ts'
import { clean, Id, oneOf, PictureRef, Text, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }
const Weight = Type.Integer({ minimum: 1, maximum: MAX_WEIGHT })
const PersonAsk = Type.Object(
  {
    id: Type.Optional(Id),
    code: Text(64),
    name: Text(200),
    group: Type.Optional(TextOrNone(80)),
    background: Type.Optional(TextOrNone(80)),
    tags: Type.Optional(Type.Array(Text(40), { maxItems: 20 })),
    weight: Type.Optional(Weight),
    phone: Type.Optional(TextOrNone(40)),
    email: Type.Optional(TextOrNone(120)),
  },
  EXACT,
)
const WithdrawReasons = Type.Union(
  (['left', 'asked', 'ineligible', 'error'] as const).map((r) => Type.Literal(r)),
)
const PersonRef = { person: Id }

/** The person of a command, or why not. */
function known(state: State, id: string): Refusal | null {
  return find(state.people, id) ? null : refusal('person-unknown', { person: id })
}
export const peopleCommands: Record<string, CommandRule> = {
  'person.save': command({
    roles: ['host', 'desk'],
    ask: PersonAsk,
    touches: (ask) => (ask.id ? [`person:${ask.id}`] : []),
    refuse(state, ask, who) {
      const before = ask.id ? find(state.people, ask.id) : undefined
      return (
        refuseNaming(state, ask, ask.id) ??
        eventClosed(state) ??
        (ask.id ? known(state, ask.id) : null) ??
        refuseHostOnly(before, ask, who) ??
        (before?.sealed && isRenamed(before, ask) ? refusal('person-sealed') : null)
      )
    },
    decide(state, ask, context) {
      const before = ask.id ? find(state.people, ask.id) : undefined
      const { id: _id, ...input } = ask
      const saved = savedPerson(state, context, before, input)
      const { id } = saved.person
      const { role, name } = context.who
      const facts: Body[] = [saved]
      if (!before && role === 'desk') facts.push({ type: 'person-walked-in', person: id, by: name })
      return { facts, answer: { id } }
    },
  }),
  'person.correct': command({
    roles: ['host'],
    ask: Type.Object(
      { ...PersonRef, name: Type.Optional(Text(200)), code: Type.Optional(Text(64)), reason: Text(300) },
      EXACT,
    ),
    touches: (ask) => [`person:${ask.person}`],
    refuse(state, ask) {
      const person = find(state.people, ask.person)
      if (!person) return refusal('person-unknown', { person: ask.person })
      if (!person.sealed) return refusal('person-not-sealed')
      if (clean(ask.reason) === '') return refusal('reason-missing')
      const named = corrected(person, ask)
      if (!isRenamed(person, named)) return refusal('nothing-corrected')
      return refuseNaming(state, named, person.id) ?? eventClosed(state)
    },
    decide(state, ask) {
      const person = find(state.people, ask.person)!
      const { name, code } = corrected(person, ask)
      return {
        facts: [{ type: 'person-corrected', person: person.id, name, code, reason: clean(ask.reason) }],
      }
    },
  }),
  'person.check-in': command({
    roles: ['host', 'desk', 'guest'],
    ask: Type.Object({ ...PersonRef, undo: Type.Optional(Type.Boolean()) }, EXACT),
    touches: (ask) => [`person:${ask.person}`],
    refuse(state, ask, who) {
      const refused = refuseGuest(state, ask, who)
      if (refused) return refused
      const person = find(state.people, ask.person)
      if (!person) return refusal('person-unknown', { person: ask.person })
      if (person.checkedIn === !ask.undo) return refusal(ask.undo ? 'not-checked-in' : 'already-checked-in')
      return eventClosed(state)
    },
    decide(state, ask, { who }) {
      const person = find(state.people, ask.person)!
      const facts: Body[] = [
        { type: 'person-checked-in', v: 2, person: person.id, on: !ask.undo, by: who.name },
      ]
      const out = find(state.out, person.entry)
      if (ask.undo && person.stays && rollOf(state) === 'checked-in' && !out) {
        facts.push({ type: 'fd1/withdraw', entry: person.entry, reason: 'left' })
      }
      if (!ask.undo && out?.reason === 'withdrawn' && out.cause === 'left') {
        facts.push({ type: 'fd1/return', entry: person.entry })
      }
      const table = ask.undo ? null : tableOnArrival(state, person)
      if (table) facts.push(seatedAt(person, table))
      return { facts }
    },
  }),
  /** A guest says how stage and hall are to name it. */
  'person.naming': command({
    roles: ['guest'],
    ask: Type.Object({ naming: oneOf('full', 'masked') }, EXACT),
    touches: () => [],
    refuse(state, _ask, { person = '' }) {
      if (!find(state.people, person)) return refusal('person-unknown', { person })
      return state.settings.names === 'chosen' ? null : refusal('naming-not-asked')
    },
    decide: (_state, { naming }, { who }) => ({
      facts: [{ type: 'person-naming-set', person: who.person!, naming }],
    }),
  }),
  /** Gives people their pictures, or takes them away with ''. */
  'people.picture': command({
    roles: ['host'],
    ask: Type.Object(
      {
        pictures: Type.Array(Type.Object({ ...PersonRef, picture: PictureRef }, EXACT), { maxItems: 2_000 }),
      },
      EXACT,
    ),
    touches: ({ pictures }) => pictures.map(({ person }) => `person:${person}`),
    refuse(state, { pictures }) {
      const gone = pictures.find(({ person }) => !find(state.people, person))
      return gone ? refusal('person-unknown', { person: gone.person }) : eventClosed(state)
    },
    decide: (_state, { pictures }) => ({
      facts: pictures.map((one) => ({ type: 'person-pictured', ...one })),
    }),
  }),
  'person.withdraw': command({
    roles: ['host'],
    ask: Type.Object({ ...PersonRef, reason: WithdrawReasons }, EXACT),
    touches: (ask) => [`person:${ask.person}`],
    refuse(state, ask) {
      const person = find(state.people, ask.person)
      if (!person) return refusal('person-unknown', { person: ask.person })
      return isWithdrawn(person, state) ? refusal('already-withdrawn') : eventClosed(state)
    },
    decide(state, ask) {
      const person = find(state.people, ask.person)!
      return { facts: withdrawal(person, ask.reason) }
    },
  }),
  'person.return': command({
    roles: ['host'],
    ask: Type.Object(PersonRef, EXACT),
    touches: (ask) => [`person:${ask.person}`],
    refuse(state, ask) {
      const person = find(state.people, ask.person)
      if (!person) return refusal('person-unknown', { person: ask.person })
      return isOut(person, state) ? eventClosed(state) : refusal('not-out')
    },
    decide(state, ask) {
      const person = find(state.people, ask.person)!
      return {
        facts: person.sealed
          ? [{ type: 'fd1/return', entry: person.entry }]
          : [{ type: 'person-left', person: person.id, on: false }],
      }
    },
  }),
  'person.merge': command({
    roles: ['host'],
    ask: Type.Object({ keep: Id, drop: Id }, EXACT),
    touches: (ask) => [`person:${ask.keep}`, `person:${ask.drop}`],
    refuse(state, ask) {
      if (ask.keep === ask.drop) return refusal('merge-of-one')
      const missing = known(state, ask.keep) ?? known(state, ask.drop) ?? closedOrOpen(state)
      if (missing) return missing
      const [keep, drop] = [find(state.people, ask.keep)!, find(state.people, ask.drop)!]
      return holdsAward(state, keep) && holdsAward(state, drop) ? refusal('both-hold-awards') : null
    },
    decide(state, ask) {
      const [keep, drop] = [find(state.people, ask.keep)!, find(state.people, ask.drop)!]
      const takes = holdsAward(state, drop) || (drop.sealed && !keep.sealed && !holdsAward(state, keep))
      const [kept, gone] = takes ? [drop, keep] : [keep, drop]
      const facts: Body[] = []
      if (gone.sealed && !isWithdrawn(gone, state)) {
        facts.push({ type: 'fd1/withdraw', entry: gone.entry, reason: 'error' })
      }
      facts.push({
        type: 'person-merged',
        keep: keep.id,
        drop: drop.id,
        entry: kept.entry,
        sealed: kept.sealed,
      })
      return { facts }
    },
  }),
  ...importCommands,
}

/** A guest checks itself in, where the host lets guests do so, and nobody else; what it has done is undone at the desk. */
function refuseGuest({ settings }: State, ask: { person: string; undo?: boolean }, who: Who): Refusal | null {
  if (who.role !== 'guest') return null
  if (ask.person !== who.person) return refusal('not-yours')
  if (!settings.selfCheckIn) return refusal('self-check-in-off')
  return ask.undo ? refusal('undo-at-desk') : null
}

interface Named {
  name: string
  code: string
}

/** Why somebody may not be called so: nothing is typed, or another person has the code. */
function refuseNaming(state: State, { name, code }: Named, id: string | undefined): Refusal | null {
  if (clean(name) === '') return refusal('name-missing')
  if (clean(code) === '') return refusal('code-missing')
  const other = personByCode(state.people, clean(code))
  return other && other.id !== id ? refusal('code-taken') : null
}

const isRenamed = (person: Named, { name, code }: Named): boolean =>
  clean(name) !== person.name || clean(code) !== person.code

/** What a correction calls a person: what it does not name stays. */
const corrected = (person: Person, ask: Partial<Named>): Named => ({
  name: clean(ask.name ?? person.name),
  code: clean(ask.code ?? person.code),
})

/** Weights, tags, backgrounds and groups decide who may win: the host sets them, and a desk gives a group to those who have none. */
function refuseHostOnly(
  before: Person | undefined,
  ask: { tags?: string[]; weight?: number; group?: string; background?: string },
  who: Who,
): Refusal | null {
  if (who.role !== 'desk') return null
  const fields: string[] = (['tags', 'weight', 'background'] as const).filter(
    (field) => ask[field] !== undefined,
  )
  if (before?.group && ask.group !== undefined && clean(ask.group) !== before.group) fields.push('group')
  return fields.length > 0 ? refusal('host-only', { fields }) : null
}
