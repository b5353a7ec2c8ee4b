import { entryHash, type Entry } from '../fair/roll.ts'
import type { Body, Context, PersonInput } from './rule.ts'
import type { Person, State, WithdrawReason } from './state.ts'
import { find } from './table.ts'
import { clean } from './texts.ts'

/** The fact that somebody is withdrawn: in a record if they are in a sealed roll. */
export function withdrawal(person: Person, reason: WithdrawReason): Body[] {
  return [
    person.sealed
      ? { type: 'fd1/withdraw', entry: person.entry, reason }
      : { type: 'person-left', person: person.id, on: true },
  ]
}

/** The fact that a person is now so. Before the first seal the entry follows code and name; afterwards it never changes. */
export function savedPerson(
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
  return { type: 'person-saved', v: 2, person: { ...person, entry: entryHash(entry, context.hash) }, entry }
}
