import { groupEntry } from '../fair/roll.ts'
import { personByEntry } from './personLookup.ts'
import { groupsOf } from './pool.ts'
import type { Award, Person, State } from './state.ts'
import { find } from './table.ts'

/** Who holds an award. */
export interface Holder {
  /** null for a group, and for a person who is no longer on the list. */
  person: Person | null
  /** Of the person or the group; '' where neither is on the list any more. */
  name: string
  /** The person's group; '' for a group. */
  group: string
  /** Withdrawn from further draws, which takes no award away. */
  withdrawn: boolean
}

/** Tells who holds an award. For views with people: host, desk, the server. */
export function holderOf({
  id,
  people,
  out,
}: Pick<State, 'id' | 'people' | 'out'>): (award: Award) => Holder {
  let groups: Map<string, string> | undefined
  return ({ entry }) => {
    const person = personByEntry(people, entry) ?? null
    const withdrawn = find(out, entry)?.reason === 'withdrawn'
    if (person) return { person, name: person.name, group: person.group, withdrawn }
    groups ??= new Map(groupsOf(people).map((group) => [groupEntry(id, group), group]))
    return { person, name: groups.get(entry) ?? '', group: '', withdrawn }
  }
}

/** The entries under which somebody wins: their own, and that of their group in draws of groups. */
export function entriesOf({ id }: Pick<State, 'id'>, { entry, group }: Person): Set<string> {
  return new Set(group === '' ? [entry] : [entry, groupEntry(id, group)])
}
