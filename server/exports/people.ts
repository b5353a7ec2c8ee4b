import { find } from '../../shared/show/table.ts'
import type { Cell, Sheets } from './export.ts'
import { marked } from './rows.ts'

/** Everybody on the list, in columns that an import maps by themselves, with what they won. */
export const people: Sheets = (state, words) => {
  const won = new Map<string, string[]>()
  for (const award of state.awards) {
    if (award.status === 'voided') continue
    const name = find(state.prizes, award.prize)?.name ?? ''
    won.set(award.entry, [...(won.get(award.entry) ?? []), name])
  }
  const yes = (is: boolean) => words(is ? 'yes' : 'not')
  const header = (
    ['code', 'name', 'group', 'tags', 'weight', 'phone', 'email', 'checked-in', 'taking', 'wins'] as const
  ).map(words)
  const rows = state.people.map((person): Cell[] => [
    person.code,
    person.name,
    person.group,
    person.tags.join(', '),
    person.weight,
    person.phone,
    person.email,
    yes(person.checkedIn),
    yes(!person.left && !find(state.out, person.entry)),
    (won.get(person.entry) ?? []).join(', '),
  ])
  return [marked(state, words, { name: words('sheet.people'), header, rows })]
}
