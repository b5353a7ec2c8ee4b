import { Type } from 'typebox'
import { Hash, Return, Withdraw } from '../fair/records.ts'
import { giveUp } from './admission.ts'
import { beginImport, endImport, forgetImport } from './importUndo.ts'
import { codesOf, personByEntry } from './personLookup.ts'
import { fact } from './rule.ts'
import type { State } from './state.ts'
import { oneOf, PictureRef } from './texts.ts'

function touchedBy({ entry }: { entry: string }, state: State): string[] {
  const person = personByEntry(state.people, entry)
  return person ? [`person:${person.id}`] : []
}

const EXACT = { additionalProperties: false }
const Person = Type.Object(
  {
    id: Type.String(),
    code: Type.String(),
    name: Type.String(),
    group: Type.String(),
    background: Type.Optional(Type.String()),
    tags: Type.Array(Type.String()),
    weight: Type.Integer(),
    phone: Type.String(),
    email: Type.String(),
    checkedIn: Type.Boolean(),
    entry: Hash,
    sealed: Type.Boolean(),
    left: Type.Boolean(),
    stays: Type.Optional(Type.Boolean()),
    also: Type.Optional(Type.Array(Type.String())),
  },
  EXACT,
)
const Entry = Type.Object(
  {
    type: Type.Literal('fd1/entry'),
    event: Type.String(),
    id: Type.String(),
    name: Type.String(),
    salt: Type.String(),
  },
  EXACT,
)

export const peopleFacts = {
  'person-saved': fact({
    schema: Type.Object({ v: Type.Literal(2), person: Person, entry: Type.Optional(Entry) }),
    upcast: { 1: (old) => old },
    /** What facts of their own say of a person stays. */
    evolve(draft, { person, entry }) {
      const { walkIn, sealedAs, arrived, naming, picture } = draft.get('people', person.id) ?? {}
      draft.put('people', {
        ...person,
        ...(walkIn !== undefined && { walkIn }),
        ...(sealedAs && { sealedAs }),
        ...(person.checkedIn && arrived && { arrived }),
        ...(naming && { naming }),
        ...(picture && { picture }),
      })
      if (entry) draft.put('entries', { id: person.id, entry })
    },
    touches: ({ person }) => [`person:${person.id}`],
    person: ({ person }) => person.id,
  }),
  /** Somebody was added at a desk, by whoever had signed in there with this name. */
  'person-walked-in': fact({
    schema: Type.Object({ person: Type.String(), by: Type.String() }),
    evolve: (draft, { person, by }) => draft.patch('people', person, { walkIn: by }),
    touches: ({ person }) => [`person:${person}`],
    person: ({ person }) => person,
  }),
  /** What a sealed person is called from now on. Their entry stays as it was sealed; their former code stays theirs. */
  'person-corrected': fact({
    schema: Type.Object({
      person: Type.String(),
      name: Type.String(),
      code: Type.String(),
      reason: Type.String(),
    }),
    evolve(draft, { person, name, code, reason }) {
      const known = draft.get('people', person)
      if (!known) return
      const entry = draft.get('entries', person)?.entry
      const sealedAs = { name: entry?.name ?? known.name, code: entry?.id ?? known.code, reason }
      const also = codesOf(known).filter((own) => own !== code)
      draft.put('people', {
        ...known,
        name,
        code,
        sealedAs,
        ...((known.also || also.length > 0) && { also }),
      })
    },
    touches: ({ person }) => [`person:${person}`],
    person: ({ person }) => person,
  }),
  /** How somebody wants to be named on stage and in the hall. */
  'person-naming-set': fact({
    schema: Type.Object({ person: Type.String(), naming: oneOf('full', 'masked') }),
    evolve: (draft, { person, naming }) => draft.patch('people', person, { naming }),
    touches: ({ person }) => [`person:${person}`],
    person: ({ person }) => person,
  }),
  /** The picture of somebody; '' takes it away. */
  'person-pictured': fact({
    schema: Type.Object({ person: Type.String(), picture: PictureRef }),
    evolve(draft, { person, picture }) {
      const known = draft.get('people', person)
      if (!known) return
      const { picture: _picture, ...others } = known
      draft.put('people', { ...others, ...(picture && { picture }) })
    },
    touches: ({ person }) => [`person:${person}`],
    person: ({ person }) => person,
  }),
  'person-checked-in': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      person: Type.String(),
      on: Type.Boolean(),
      /** The name given at sign-in, '' if none; null where it was not recorded. */
      by: Type.Union([Type.String(), Type.Null()]),
    }),
    upcast: { 1: (old) => ({ ...old, by: null }) },
    evolve(draft, { person, on, by }, at) {
      const known = draft.get('people', person)
      if (!known) return
      const { stays, arrived: _arrived, ...others } = known
      // Who leaves a roll of those checked in is withdrawn from it; of another they leave nothing behind.
      const still = stays && (on || draft.state.settings.roll === 'checked-in')
      draft.put('people', {
        ...others,
        checkedIn: on,
        ...(still && { stays }),
        ...(on && by !== null && { arrived: { at, by } }),
      })
    },
    touches: ({ person }) => [`person:${person}`],
  }),
  'person-left': fact({
    schema: Type.Object({ person: Type.String(), on: Type.Boolean() }),
    evolve: (draft, { person, on }) => draft.patch('people', person, { left: on }),
    touches: ({ person }) => [`person:${person}`],
  }),
  'person-merged': fact({
    schema: Type.Object({ keep: Type.String(), drop: Type.String(), entry: Hash, sealed: Type.Boolean() }),
    evolve(draft, { keep, drop, entry, sealed }) {
      const [kept, dropped] = [draft.get('people', keep), draft.get('people', drop)]
      if (!kept) return
      const source = kept.entry === entry ? keep : drop
      const commitment = draft.get('entries', source)?.entry
      draft.put('people', {
        ...kept,
        entry,
        sealed,
        checkedIn: kept.checkedIn || !!dropped?.checkedIn,
        // Whether somebody has left before a seal stands with the entry that stays: a sealed one is in the roll.
        left: (source === keep ? kept : (dropped ?? kept)).left,
        ...(!kept.checkedIn && dropped?.arrived && { arrived: dropped.arrived }),
        ...((kept.stays || dropped?.stays) && { stays: true }),
        phone: kept.phone || dropped?.phone || '',
        email: kept.email || dropped?.email || '',
        ...(!kept.picture && dropped?.picture && { picture: dropped.picture }),
        ...(dropped && { also: [...(kept.also ?? []), ...codesOf(dropped)] }),
      })
      draft.drop('people', drop)
      draft.drop('entries', drop)
      if (commitment) draft.put('entries', { id: keep, entry: commitment })
    },
    touches: ({ keep, drop }) => [`person:${keep}`, `person:${drop}`],
  }),
  /** Stands before what an import does, and `people-imported` behind it. */
  'people-import-begun': fact({ schema: Type.Object({}), evolve: beginImport, touches: () => [] }),
  'people-imported': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      added: Type.Integer(),
      changed: Type.Integer(),
      /** Ids of those whom the import withdrew. */
      withdrawn: Type.Array(Type.String()),
    }),
    upcast: { 1: (old) => ({ ...old, withdrawn: [] }) },
    evolve: (draft, { added, changed, withdrawn }, at) => endImport(draft, { added, changed }, withdrawn, at),
    touches: () => [],
  }),
  /** People who were added by an import that has been taken back. */
  'people-removed': fact({
    schema: Type.Object({ people: Type.Array(Type.String()) }),
    evolve(draft, { people }) {
      const gone = new Set(people)
      draft.dropAll('people', gone)
      draft.dropAll('entries', gone)
    },
    touches: ({ people }) => people.map((id) => `person:${id}`),
  }),
  'import-undone': fact({ schema: Type.Object({}), evolve: forgetImport, touches: () => [] }),
  'fd1/withdraw': fact({
    schema: Withdraw,
    evolve(draft, { entry, reason }, at) {
      draft.put('out', { id: entry, reason: 'withdrawn', cause: reason })
      // Whose check-in is undone has not given their seat up.
      if (reason !== 'left') giveUp(draft.state, entry, at, 'withdrawn')
    },
    touches: touchedBy,
  }),
  'fd1/return': fact({
    schema: Return,
    evolve: (draft, { entry }) => draft.drop('out', entry),
    touches: touchedBy,
  }),
}
