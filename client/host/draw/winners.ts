import { holderOf, type Holder } from '../../../shared/show/holders.ts'
import { shownNames } from '../../../shared/show/names.ts'
import type { Award, State } from '../../../shared/show/state.ts'

export interface Winner extends Holder {
  award: Award
  /** Ticket code of a person, '' of a group. */
  code: string
}

/** The awards of a draw with the name of each winner; empty until its reveal is over. */
export function winnersOf(state: State, draw: number): Winner[] {
  const awards = state.awards.filter((award) => award.draw === draw)
  const holder = holderOf(state)
  const names = shownNames(state)
  return awards.map((award) => {
    const held = holder(award)
    const { person } = held
    return {
      award,
      ...held,
      code: person ? names.get(person.id)?.tail || person.code : '',
    }
  })
}
