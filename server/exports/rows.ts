import type { Person, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import type { Cell, Sheet } from './export.ts'
import type { Words } from './words.ts'

/** How the draw record names a person who is called otherwise now, and why: '' where both are the same. */
export function asSealed(state: State, person: Person | null): [sealed: string, reason: string] {
  const entry = person?.sealed ? find(state.entries, person.id)?.entry : undefined
  if (!person || !entry || (entry.name === person.name && entry.id === person.code)) return ['', '']
  return [`${entry.name} · ${entry.id}`, person.sealedAs?.reason ?? '']
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** Formats epoch ms in the server's time zone as spreadsheets understand it, such as 2026-01-17 20:45:03; '' for 0. */
export function timeOf(epoch: number): string {
  if (epoch === 0) return ''
  const local = new Date(epoch)
  const day = `${local.getFullYear()}-${twoDigits(local.getMonth() + 1)}-${twoDigits(local.getDate())}`
  return `${day} ${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}:${twoDigits(local.getSeconds())}`
}

/** Adds a mark to every row of the sheet if the event is a rehearsal. */
export function markedAsRehearsal(state: State, words: Words, sheet: Sheet): Sheet {
  if (!state.rehearsal) return sheet
  return {
    name: sheet.name,
    header: [words('rehearsal'), ...sheet.header],
    rows: sheet.rows.map((row): Cell[] => [words('rehearsal.row'), ...row]),
  }
}
