import { groupEntry } from '../fair/roll.ts'
import { shownNames } from './names.ts'
import { groupsOf, inSealedRoll } from './pool.ts'
import type { Shown, State } from './state.ts'
import { find } from './table.ts'

/** Somebody or a group that rolls: as the stage names them. */
export interface Entrant extends Shown {
  entry: string
  /** Digest of the picture, where the stage may show it; absent for a group. */
  picture?: string | undefined
}

/** Who rolls: the pool of the open draw, else all who would be in the next roll. For views with people: host, stage. */
export function entrantsOf(view: State): Entrant[] {
  const prize = view.opened && find(view.prizes, view.opened.prize)
  const { without } = view.opened ?? {}
  const out = new Set(without && [...without.won, ...without.void, ...without.withdrawn, ...without.rule])
  const admitted = view.settings.groups && prize?.groups ? new Set(prize.groups) : null
  let names: Map<string, Shown> | undefined
  const entrants: Entrant[] = []
  const people = view.opened
    ? view.people.filter((person) => inSealedRoll(person, view.settings))
    : view.people
  if (prize?.unit === 'group') {
    for (const group of groupsOf(people))
      entrants.push({ entry: groupEntry(view.id, group), name: group, group: '', tail: '' })
  } else {
    for (const person of people) {
      // The stage's own view already holds people as they are shown, and lacks the codes that tell them apart.
      const shown =
        person.tail === undefined ? (names ??= shownNames(view)).get(person.id)! : (person as Shown)
      entrants.push({
        entry: person.entry,
        name: shown.name,
        group: shown.group,
        tail: shown.tail,
        ...(person.tail !== undefined && { picture: person.picture }),
      })
    }
  }
  return entrants.filter(
    ({ entry, name, group }) =>
      !out.has(entry) && (!admitted || admitted.has(prize?.unit === 'group' ? name : group)),
  )
}
