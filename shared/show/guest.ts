import type { State } from './state.ts'
import { find } from './table.ts'

/** Who holds a ticket's key: a person by id, or a whole group by its name, with the card of its table. */
export interface Guest {
  person?: string | undefined
  group?: string | undefined
}

/** The group of a guest; '' if it has none. */
export function groupOf(state: Pick<State, 'people'>, { person, group }: Guest): string {
  return group ?? (person === undefined ? '' : (find(state.people, person)?.group ?? ''))
}
