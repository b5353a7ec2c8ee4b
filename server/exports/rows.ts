import type { Person, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { currencyOf } from '../../shared/show/currency.ts'
import type { Cell, Money, Sheet } from './export.ts'
import type { Words } from './words.ts'

/** How the draw record names a person who is called otherwise now, and why: '' where both are the same. */
export function asSealed(state: State, person: Person | null): [sealed: string, reason: string] {
  const entry = person?.sealed ? find(state.entries, person.id)?.entry : undefined
  if (!person || !entry || (entry.name === person.name && entry.id === person.code)) return ['', '']
  return [`${entry.name} · ${entry.id}`, person.sealedAs?.reason ?? '']
}

/** A moment in epoch ms as a cell; nothing for 0. */
export const momentOf = (epoch: number): Date | null => (epoch === 0 ? null : new Date(epoch))

/** A value in the event's currency as a cell; nothing for 0, which is not stated. */
export const moneyOf = ({ settings }: State, amount: number): Money | null =>
  amount === 0 ? null : { amount, currency: currencyOf(settings) }

/** The name of a sponsor by its id; '' if there is none. */
export const sponsorName = ({ sponsors }: State, id: string): string => find(sponsors, id)?.name ?? ''

/** Adds a mark to every row of the sheet if the event is a rehearsal. */
export function markedAsRehearsal(state: State, words: Words, sheet: Sheet): Sheet {
  if (!state.rehearsal) return sheet
  return {
    name: sheet.name,
    header: [words('rehearsal'), ...sheet.header],
    rows: sheet.rows.map((row): Cell[] => [words('rehearsal.row'), ...row]),
  }
}
