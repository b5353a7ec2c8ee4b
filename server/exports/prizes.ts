import { stockOf } from '../../shared/show/orders.ts'
import type { Cell, Sheets } from './export.ts'
import { markedAsRehearsal, moneyOf, sponsorName } from './rows.ts'

/** The prizes in their order, with what is left of each. */
export const prizes: Sheets = ({ state }, words) => {
  const header = (['no', 'prize', 'sponsor', 'quantity', 'left', 'value', 'unit', 'note'] as const).map(words)
  const rows = stockOf(state).map((prize, i): Cell[] => [
    i + 1,
    prize.name,
    sponsorName(state, prize.sponsor),
    prize.quantity,
    prize.left,
    moneyOf(state, prize.value),
    words(`unit.${prize.unit}`),
    prize.note ?? '',
  ])
  return [markedAsRehearsal(state, words, { name: words('sheet.prizes'), header, rows })]
}
