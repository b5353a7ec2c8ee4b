import { awardsBy, isLive } from '../../shared/show/awardQueries.ts'
import { rollOf, takesPart } from '../../shared/show/pool.ts'
import type { Person } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import type { Cell, Sheets } from './export.ts'
import { asSealed, markedAsRehearsal } from './rows.ts'

/** Everybody on the list with what they won, in columns that the import recognises. */
export const people: Sheets = ({ state }, words) => {
  const roll = rollOf(state)
  const held = awardsBy(state.awards.filter(isLive), 'entry')
  const wins = ({ entry }: Person): string =>
    (held.get(entry) ?? []).map(({ prize }) => find(state.prizes, prize)?.name ?? '').join(', ')
  const asks = state.settings.details || state.awards.some(({ details }) => details)
  const sent = ({ entry }: Person): string =>
    [...new Set((held.get(entry) ?? []).flatMap(({ details = [] }) => details))].join('\n')
  const yes = (is: boolean) => words(is ? 'yes' : 'not')
  const header = (
    [
      'code',
      'name',
      'group',
      'background',
      'tags',
      'weight',
      'phone',
      'email',
      'checked-in',
      'taking',
      'wins',
      'walk-in',
      'sealed-as',
      'corrected',
    ] as const
  )
    .map(words)
    .concat(asks ? [words('details')] : [])
  const rows = state.people.map((person): Cell[] => [
    person.code,
    person.name,
    person.group,
    person.background ?? '',
    person.tags.join(', '),
    person.weight,
    person.phone,
    person.email,
    yes(person.checkedIn),
    yes(takesPart(person, state, roll)),
    wins(person),
    person.walkIn === undefined ? '' : person.walkIn || words('yes'),
    ...asSealed(state, person),
    ...(asks ? [sent(person)] : []),
  ])
  return [markedAsRehearsal(state, words, { name: words('sheet.people'), header, rows })]
}
