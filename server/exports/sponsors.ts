import { isLive } from '../../shared/show/awardQueries.ts'
import { holderOf } from '../../shared/show/holders.ts'
import { stockOf } from '../../shared/show/orders.ts'
import type { Award, Prize, State } from '../../shared/show/state.ts'
import type { Cell, Sheet, Sheets } from './export.ts'
import { markedAsRehearsal, momentOf, moneyOf, sponsorName } from './rows.ts'
import type { Words } from './words.ts'

/**
 * Each sponsor's units on a sheet of its own, or those of the one that is asked for: who holds them and where they are, and what
 * is left. The units of a sheet together are what the sponsor gave. Of people it holds its own winners by name and group alone.
 */
export const sponsors: Sheets = ({ state, sponsor }, words) => {
  const ids = sponsor === undefined ? [...state.sponsors.map(({ id }) => id), ''] : [sponsor]
  const given = ids.filter((id) => id === sponsor || stockOf(state).some((prize) => prize.sponsor === id))
  const names = given.map((id) => sponsorName(state, id) || words('no-sponsor'))
  const sheets = given.map((id, i) => sheetOf(state, words, id, names[i]!))
  // A workbook has a sheet at least.
  return sheets.length > 0 ? sheets : [sheetOf(state, words, '', words('no-sponsor'))]
}

function sheetOf(state: State, words: Words, sponsor: string, name: string): Sheet {
  const holder = holderOf(state)
  const won = (prize: Prize, award: Award): Cell[] => {
    const { person, name: called, group } = holder(award)
    return [
      prize.name,
      moneyOf(state, prize.value),
      1,
      words(`claim.${award.claim}`),
      called,
      person ? group : called,
      momentOf(award.claimedAt),
      award.serial ?? '',
    ]
  }
  const rows = stockOf(state)
    .filter((prize) => prize.sponsor === sponsor)
    .flatMap((prize): Cell[][] => [
      ...state.awards
        .filter((award) => award.prize === prize.id && isLive(award))
        .map((award) => won(prize, award)),
      ...(prize.left === 0
        ? []
        : [[prize.name, moneyOf(state, prize.value), prize.left, words('left'), '', '', null, '']]),
    ])
  const header = (['prize', 'value', 'units', 'claim', 'name', 'group', 'at', 'serial'] as const).map(words)
  return markedAsRehearsal(state, words, { name, header, rows })
}
