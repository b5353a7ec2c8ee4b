import { groupEntry } from '../../../shared/fair/roll.ts'
import { shownNames } from '../../../shared/show/names.ts'
import { personByEntry } from '../../../shared/show/people.ts'
import { groupsOf } from '../../../shared/show/pool.ts'
import type { Award, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'

export interface Winner {
  award: Award
  name: string
  group: string
  /** Ticket code of a person, '' of a group. */
  code: string
  /** Won although out of the draws by now. */
  gone: boolean
}

/** The awards of a draw with who won them; nobody before the reveal is over. */
export function winnersOf(state: State, draw: number): Winner[] {
  const groups = new Map<string, string>()
  const awards = state.awards.filter((award) => award.draw === draw)
  if (awards.some((award) => find(state.prizes, award.prize)?.unit === 'group')) {
    for (const group of groupsOf(state.people)) groups.set(groupEntry(state.id, group), group)
  }
  const names = shownNames(state)
  return awards.map((award) => {
    const person = personByEntry(state.people, award.entry)
    return {
      award,
      name: person?.name ?? groups.get(award.entry) ?? '',
      group: person?.group ?? '',
      code: person ? names.get(person.id)?.tail || person.code : '',
      gone: find(state.out, award.entry)?.reason === 'withdrawn',
    }
  })
}
