import { Type } from 'typebox'
import { entryHash, MAX_WEIGHT, type Entry } from '../fair/roll.ts'
import { holdsAward } from './awardQueries.ts'
import { undoImport } from './importUndo.ts'
import { personByCode } from './personLookup.ts'
import { isOut, isWithdrawn, rollOf } from './pool.ts'
import { closedOrOpen, eventClosed } from './event.ts'
import {
  command,
  refusal,
  type Body,
  type CommandRule,
  type Context,
  type ImportPlan,
  type PersonInput,
  type Refusal,
  type Who,
} from './rule.ts'
import type { Person, State, WithdrawReason } from './state.ts'
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
/** All of a kind, or those of these ids or codes. */
const Chosen = Type.Union([
  Type.Literal(true),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50_000 }),
])
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
  'people.import': command({
    roles: ['host'],
    ask: Type.Object(
      {
        preview: Type.String({ maxLength: 64 }),
        replace: Type.Optional(Chosen),
        leaving: Type.Optional(Chosen),
        missing: Type.Optional(Chosen),
        merge: Type.Optional(Chosen),
      },
      EXACT,
    ),
    touches: () => [],
    refuse: eventClosed,
    decide(state, ask, context) {
      if (!context.plan) return refusal('preview-unknown', { preview: ask.preview })
      const { added, changed, withdrawn = [] } = context.plan
      const counts = { added: added.length, changed: changed.length, withdrawn: withdrawn.length }
      return { facts: [], more: importFacts(state, context.plan, context), answer: counts }
    },
  }),
  'people.import-undo': command({
    roles: ['host'],
    ask: Type.Object({}, EXACT),
    touches: () => [],
    refuse(state) {
      if (!state.imported) return refusal('import-none')
      return state.imported.fixed ? refusal('import-fixed') : closedOrOpen(state)
    },
    decide: (state, _ask, context) =>
      undoImport(state, (person, as) => savedPerson(state, context, person, as)),
  }),
}

/** What an import does: everybody it adds, changes and withdraws, between the facts that it begins and that it is done. */
function* importFacts(
  state: State,
  { added, changed, withdrawn = [] }: ImportPlan,
  context: Context,
): Generator<Body> {
  yield { type: 'people-import-begun' }
  for (const input of added) yield savedPerson(state, context, undefined, input)
  for (const { person, after } of changed)
    yield savedPerson(state, context, find(state.people, person), after)
  const ids = []
  for (const { person, reason } of withdrawn) {
    ids.push(person)
    const known = find(state.people, person)
    if (known && !isWithdrawn(known, state)) yield* withdrawal(known, reason)
  }
  yield {
    type: 'people-imported',
    v: 2,
    added: added.length,
    changed: changed.length,
    withdrawn: ids,
  }
}

/** The fact that somebody is withdrawn: in a record if they are in a sealed roll. */
function withdrawal(person: Person, reason: WithdrawReason): Body[] {
  return [
    person.sealed
      ? { type: 'fd1/withdraw', entry: person.entry, reason }
      : { type: 'person-left', person: person.id, on: true },
  ]
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

/** The fact that a person is now so. Before the first seal the entry follows code and name; afterwards it never changes. */
function savedPerson(
  state: State,
  context: Context,
  before: Person | undefined,
  input: Partial<PersonInput>,
): Extract<Body, { type: 'person-saved' }> {
  const also = input.also ?? before?.also
  const background = clean(input.background ?? before?.background ?? '')
  const person: Person = {
    id: before?.id ?? context.id(),
    code: clean(input.code ?? before?.code ?? ''),
    name: clean(input.name ?? before?.name ?? ''),
    group: clean(input.group ?? before?.group ?? ''),
    ...(background && { background }),
    tags: input.tags?.map(clean).filter(Boolean) ?? before?.tags ?? [],
    weight: input.weight ?? before?.weight ?? 1,
    phone: clean(input.phone ?? before?.phone ?? ''),
    email: clean(input.email ?? before?.email ?? ''),
    checkedIn: input.checkedIn ?? before?.checkedIn ?? false,
    entry: before?.entry ?? '',
    sealed: before?.sealed ?? false,
    left: before?.left ?? false,
    ...(before?.stays && { stays: true }),
    ...(also && also.length > 0 && { also }),
  }
  if (before && (before.sealed || (before.code === person.code && before.name === person.name))) {
    return { type: 'person-saved', v: 2, person }
  }
  const entry: Entry = {
    type: 'fd1/entry',
    event: state.id,
    id: person.code,
    name: person.name,
    salt: find(state.entries, person.id)?.entry.salt ?? context.salt(),
  }
  return { type: 'person-saved', v: 2, person: { ...person, entry: entryHash(entry) }, entry }
}
