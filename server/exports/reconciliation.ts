import { sums, type Sum } from '../../shared/show/sums.ts'
import { find } from '../../shared/show/table.ts'
import type { Cell, Sheets } from './export.ts'
import { markedAsRehearsal } from './rows.ts'
import { awardSheet } from './winners.ts'

/** Where every donated unit is, by prize and by sponsor, with the awards that say so and those that were voided. */
export const reconciliation: Sheets = (state, words) => {
  const sum = sums(state)
  const columns = ['donated', 'handed-over', 'awaiting', 'unclaimed', 'returned', 'left', 'adds'] as const
  const heading = columns.map(words)
  const units = (part: Sum): Cell[] => [
    part.donated,
    part.handedOver,
    part.awaiting,
    part.unclaimed,
    part.returned,
    part.left,
    words(part.adds ? 'yes' : 'not'),
  ]
  const sponsorOf = (id: string) => find(state.sponsors, id)?.name ?? ''
  const byPrize = sum.prizes.map((part): Cell[] => {
    const prize = find(state.prizes, part.prize)!
    return [prize.name, sponsorOf(prize.sponsor), prize.value || null, ...units(part)]
  })
  const bySponsor = sum.sponsors.map((part): Cell[] => [sponsorOf(part.sponsor), ...units(part)])
  return [
    markedAsRehearsal(state, words, {
      name: words('sheet.prizes'),
      header: [words('prize'), words('sponsor'), words('value'), ...heading],
      rows: byPrize,
    }),
    markedAsRehearsal(state, words, {
      name: words('sheet.sponsors'),
      header: [words('sponsor'), ...heading],
      rows: bySponsor,
    }),
    awardSheet(state, words, words('sheet.winners'), false),
    awardSheet(state, words, words('sheet.voids'), true),
  ]
}
