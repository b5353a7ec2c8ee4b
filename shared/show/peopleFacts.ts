import type { Entry } from '../fair/roll.ts'
import { codesOf, personByEntry } from './people.ts'
import { fact, type Body, type FactRule } from './rule.ts'
import type { Person, State, WithdrawReason } from './state.ts'

function touchedBy({ entry }: { entry: string }, state: State): string[] {
  const person = personByEntry(state.people, entry)
  return person ? [`person:${person.id}`] : []
}

export const peopleFacts: Record<string, FactRule> = {
  'person-saved': fact<Body & { person: Person; entry?: Entry }>({
    evolve(draft, { person, entry }) {
      draft.put('people', person)
      if (entry) draft.put('entries', { id: person.id, entry })
    },
    touches: ({ person }) => [`person:${person.id}`],
    person: ({ person }) => person.id,
  }),
  'person-checked-in': fact<Body & { person: string; on: boolean }>({
    evolve(draft, { person, on }) {
      const known = draft.get('people', person)
      if (!known) return
      const { stays, ...others } = known
      // Who leaves a roll of those checked in is withdrawn from it; of another they leave nothing behind.
      const still = stays && (on || draft.state.settings.roll === 'checked-in')
      draft.put('people', { ...others, checkedIn: on, ...(still && { stays }) })
    },
    touches: ({ person }) => [`person:${person}`],
  }),
  'person-left': fact<Body & { person: string; on: boolean }>({
    evolve: (draft, { person, on }) => draft.patch('people', person, { left: on }),
    touches: ({ person }) => [`person:${person}`],
  }),
  'person-merged': fact<Body & { keep: string; drop: string; entry: string; sealed: boolean }>({
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
        ...((kept.stays || dropped?.stays) && { stays: true }),
        phone: kept.phone || dropped?.phone || '',
        email: kept.email || dropped?.email || '',
        ...(dropped && { also: [...(kept.also ?? []), ...codesOf(dropped)] }),
      })
      draft.drop('people', drop)
      draft.drop('entries', drop)
      if (commitment) draft.put('entries', { id: keep, entry: commitment })
    },
    touches: ({ keep, drop }) => [`person:${keep}`, `person:${drop}`],
  }),
  'people-imported': fact({ evolve: () => undefined, touches: () => [] }),
  'fd1/withdraw': fact<Body & { entry: string; reason: WithdrawReason }>({
    evolve: (draft, { entry, reason }) => draft.put('out', { id: entry, reason: 'withdrawn', cause: reason }),
    touches: touchedBy,
  }),
  'fd1/return': fact<Body & { entry: string }>({
    evolve: (draft, { entry }) => draft.drop('out', entry),
    touches: touchedBy,
  }),
}
