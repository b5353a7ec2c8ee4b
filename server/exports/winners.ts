import { isLive } from '../../shared/show/awardQueries.ts'
import { holderOf } from '../../shared/show/holders.ts'
import { find } from '../../shared/show/table.ts'
import type { Award, State } from '../../shared/show/state.ts'
import type { Cell, Sheet, Sheets } from './export.ts'
import { asSealed, markedAsRehearsal, timeOf } from './rows.ts'
import type { Words } from './words.ts'

/** Everybody who holds an award, in the order of the draws. */
export const winners: Sheets = (state, words) => [awardSheet(state, words, words('sheet.winners'), false)]

/** The awards that stand, or those that were voided, a row each. */
export function awardSheet(state: State, words: Words, name: string, voided: boolean): Sheet {
  const holder = holderOf(state)
  const listed = state.awards.filter((award) => isLive(award) !== voided)
  const settled = voided
    ? { header: [words('reason'), words('note')], of: (award: Award) => voidOf(award, words) }
    : {
        header: [words('claim'), words('by'), words('at'), words('note')],
        of: (award: Award) => claimOf(award, words),
      }
  const rows = listed.map((award, i): Cell[] => {
    const prize = find(state.prizes, award.prize)
    const { person, name: called, group } = holder(award)
    const sponsor = find(state.sponsors, prize?.sponsor ?? '')?.name ?? ''
    return [
      i + 1,
      prize?.name ?? '',
      sponsor,
      prize?.value || null,
      called,
      // A row of a draw of groups names the group in both columns.
      person ? group : called,
      person?.code ?? '',
      person?.phone ?? '',
      award.draw,
      award.rank,
      timeOf(find(state.draws, award.draw)?.at ?? 0),
      words(`status.${award.status}`),
      ...settled.of(award),
      ...asSealed(state, person),
    ]
  })
  const header = (
    ['no', 'prize', 'sponsor', 'value', 'name', 'group', 'code', 'phone', 'draw', 'rank', 'drawn-at'] as const
  )
    .map(words)
    .concat(words('status'), settled.header, words('sealed-as'), words('corrected'))
  return markedAsRehearsal(state, words, { name, header, rows })
}

const claimOf = (award: Award, words: Words): Cell[] => [
  words(`claim.${award.claim}`),
  award.by,
  timeOf(award.claimedAt),
  award.note,
]

const voidOf = (award: Award, words: Words): Cell[] => [
  award.reason ? words(`reason.${award.reason}`) : '',
  award.note,
]
