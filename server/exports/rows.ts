import type { State } from '../../shared/show/state.ts'
import type { Cell, Sheet } from './export.ts'
import type { Words } from './words.ts'

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** A time as people here read it and spreadsheets understand it: 2026-01-17 20:45:03 on the server's clock; '' for none. */
export function timeOf(epoch: number): string {
  if (epoch === 0) return ''
  const local = new Date(epoch)
  const day = `${local.getFullYear()}-${twoDigits(local.getMonth() + 1)}-${twoDigits(local.getDate())}`
  return `${day} ${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}:${twoDigits(local.getSeconds())}`
}

/** A sheet of a rehearsal says so in every row. */
export function markedAsRehearsal(state: State, words: Words, sheet: Sheet): Sheet {
  if (!state.rehearsal) return sheet
  return {
    name: sheet.name,
    header: [words('rehearsal'), ...sheet.header],
    rows: sheet.rows.map((row): Cell[] => [words('rehearsal.row'), ...row]),
  }
}
