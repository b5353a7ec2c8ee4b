import type { Person, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'

/** Whether a person takes no part in draws: withdrawn, or their award was voided. */
export const isOut = (state: State, person: Person): boolean =>
  person.sealed ? find(state.out, person.entry) !== undefined : person.left
