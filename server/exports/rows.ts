import type { State } from '../../shared/show/state.ts'
import type { Cell, Sheet } from './export.ts'
import type { Words } from './words.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** A time as people here read it and spreadsheets understand it: 2026-01-17 20:45:03 on the server's clock; '' for none. */
export function timeOf(epoch: number): string {
  if (epoch === 0) return ''
  const local = new Date(epoch)
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
  return `${day} ${two(local.getHours())}:${two(local.getMinutes())}:${two(local.getSeconds())}`
}

/** A sheet of a rehearsal says so in every row. */
export function marked(state: State, words: Words, sheet: Sheet): Sheet {
  if (!state.rehearsal) return sheet
  return {
    name: sheet.name,
    header: [words('rehearsal'), ...sheet.header],
    rows: sheet.rows.map((row): Cell[] => [words('rehearsal.row'), ...row]),
  }
}
