import { find } from '../../shared/show/table.ts'
import type { Cell, Sheets } from './export.ts'
import { markedAsRehearsal } from './rows.ts'

/** The prizes in their order, with what is left of each. */
export const prizes: Sheets = (state, words) => {
  const header = (['no', 'prize', 'sponsor', 'quantity', 'left', 'value', 'unit', 'note'] as const).map(words)
  const rows = state.prizes.map((prize, i): Cell[] => [
    i + 1,
    prize.name,
    find(state.sponsors, prize.sponsor)?.name ?? '',
    prize.quantity,
    prize.left,
    prize.value || null,
    words(`unit.${prize.unit}`),
    prize.note ?? '',
  ])
  return [markedAsRehearsal(state, words, { name: words('sheet.prizes'), header, rows })]
}
