import { shownNames } from '../../../shared/show/names.ts'
import { groupsOf, inNextRoll, leftOutByRule, rollOf } from '../../../shared/show/pool.ts'
import type { PrizeDraft } from '../../../shared/show/prizes.ts'
import type { Shown, State } from '../../../shared/show/state.ts'

type Rolling = Pick<Shown, 'name' | 'group'>

/**
 * Those whose names would roll, with the group of each, for a prize as its form has it now. They are taken from the host's own list, since the prize's
 * rules about groups hold also where the stage shows no groups.
 */
export function rollingEntrants(state: State, draft: Pick<PrizeDraft, 'unit' | 'groups'>): Rolling[] {
  const roll = rollOf(state)
  const may = state.people.filter(
    (person) =>
      inNextRoll(person, roll) &&
      (draft.unit === 'group' || !leftOutByRule(person, state)) &&
      (!draft.groups || draft.groups.includes(person.group)),
  )
  if (draft.unit === 'group') return groupsOf(may).map((name) => ({ name, group: '' }))
  const shown = shownNames(state)
  return may.map(({ id }) => shown.get(id)!)
}
