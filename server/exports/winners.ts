import { isLive } from '../../shared/show/awardQueries.ts'
import { holderOf } from '../../shared/show/holders.ts'
import { find } from '../../shared/show/table.ts'
import type { Award } from '../../shared/show/state.ts'
import type { Cell, Sheet, Sheets, Source } from './export.ts'
import { asSealed, markedAsRehearsal, momentOf, moneyOf, sponsorName } from './rows.ts'
import type { Words } from './words.ts'

/** Everybody who holds an award, in the order of the draws. */
export const winners: Sheets = (source, words) => [
  markedAsRehearsal(source.state, words, awardSheet(source, words, words('sheet.winners'), false)),
]

/** The awards that stand, or those that were voided, a row each. */
export function awardSheet(source: Source, words: Words, name: string, voided: boolean): Sheet {
  const { state } = source
  const holder = holderOf(state)
  const listed = state.awards.filter((award) => isLive(award) !== voided)
  const settled = voided ? voids(source, words) : claims(source, words)
  const rows = listed.map((award, i): Cell[] => {
    const prize = find(state.prizes, award.prize)
    const { person, name: called, group } = holder(award)
    return [
      i + 1,
      prize?.name ?? '',
      sponsorName(state, prize?.sponsor ?? ''),
      moneyOf(state, prize?.value ?? 0),
      called,
      // A row of a draw of groups names the group in both columns.
      person ? group : called,
      person?.code ?? '',
      person?.phone ?? '',
      award.draw,
      award.rank,
      momentOf(find(state.draws, award.draw)?.at ?? 0),
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
  return { name, header, rows }
}

/** How an award was settled: the headings, and the cells of one. */
interface Settled {
  header: string[]
  of(award: Award): Cell[]
}

function claims({ state }: Source, words: Words): Settled {
  // Where prizes are sent stands in a column of its own where the event asks for it.
  const asks = state.settings.details || state.awards.some(({ details }) => details)
  return {
    header: [
      ...(['claim', 'by', 'at', 'serial', 'note'] as const).map(words),
      ...(asks ? [words('details')] : []),
    ],
    of: (award) => [
      words(`claim.${award.claim}`),
      award.by,
      momentOf(award.claimedAt),
      award.serial ?? '',
      award.note,
      ...(asks ? [award.details ?? ''] : []),
    ],
  }
}

function voids({ log }: Source, words: Words): Settled {
  const when = new Map(log.changes.filter(({ to }) => to === 'voided').map((one) => [keyOf(one), one.at]))
  return {
    header: (['reason', 'by', 'at', 'note'] as const).map(words),
    of: (award) => [
      award.reason ? words(`reason.${award.reason}`) : '',
      award.by,
      momentOf(when.get(keyOf(award)) ?? 0),
      award.note,
    ],
  }
}

const keyOf = ({ draw, entry }: { draw: number; entry: string }) => `${draw} ${entry}`
