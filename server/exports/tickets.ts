import { isWithdrawn } from '../../shared/show/pool.ts'
import type { Cell, Sheets } from './export.ts'
import { markedAsRehearsal } from './rows.ts'

/** Everybody who may come with the link to their own page, to be merged into letters and messages. */
export const tickets: Sheets = ({ state, linkOf }, words) => {
  const header = (['code', 'name', 'group', 'phone', 'email', 'link'] as const).map(words)
  const rows = state.people
    .filter((person) => !isWithdrawn(person, state))
    .map(({ id, code, name, group, phone, email }): Cell[] => [code, name, group, phone, email, linkOf(id)])
  return [{ ...markedAsRehearsal(state, words, { name: words('sheet.tickets'), header, rows }), plain: true }]
}
