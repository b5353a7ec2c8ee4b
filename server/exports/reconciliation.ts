import { currencyOf, TAX_LISTED_OVER } from '../../shared/show/currency.ts'
import type { Sheets } from './export.ts'
import { markedAsRehearsal } from './rows.ts'
import { logSheet } from './sheets/log.ts'
import { overSheet } from './sheets/over.ts'
import { prizeSums, sponsorSums, summary } from './sheets/sums.ts'
import { withdrawnSheet } from './sheets/withdrawn.ts'
import { awardSheet } from './winners.ts'

/**
 * The workbook of an evening: where every donated unit is, by prize and by sponsor, with the awards that say so, those that were
 * voided, who withdrew, and what happened to each claim. Every sheet is made of the same awards.
 */
export const reconciliation: Sheets = (source, words) => {
  const { state } = source
  const sheets = [
    summary(source, words),
    awardSheet(source, words, words('sheet.winners'), false),
    prizeSums(source, words),
    sponsorSums(source, words),
    awardSheet(source, words, words('sheet.voids'), true),
    withdrawnSheet(source, words),
    logSheet(source, words),
  ]
  // The limit is one of Chinese tax law, in yuan.
  if (currencyOf(state.settings) === 'CNY') sheets.push(overSheet(source, words, TAX_LISTED_OVER))
  return sheets.map((sheet) => markedAsRehearsal(state, words, sheet))
}
