import { holderOf } from '../../../shared/show/holders.ts'
import { find } from '../../../shared/show/table.ts'
import type { Cell, Sheet, Source } from '../export.ts'
import { momentOf } from '../rows.ts'
import type { Words } from '../words.ts'

/** Every change of a claim in its order: when, by whom, of which award, and to what. */
export function logSheet({ state, log }: Source, words: Words): Sheet {
  const holder = holderOf(state)
  const awards = new Map(state.awards.map((award) => [`${award.draw} ${award.entry}`, award]))
  const rows = log.changes.flatMap((change): Cell[][] => {
    const award = awards.get(`${change.draw} ${change.entry}`)
    if (!award) return []
    const { person, name, group } = holder(award)
    return [
      [
        momentOf(change.at),
        change.by,
        words(change.to === 'voided' ? 'status.voided' : `claim.${change.to}`),
        find(state.prizes, award.prize)?.name ?? '',
        name,
        person ? group : name,
        person?.code ?? '',
        change.draw,
        award.rank,
        change.serial,
        change.reason ? words(`reason.${change.reason}`) : '',
        change.note,
      ],
    ]
  })
  const header = (
    [
      'at',
      'by',
      'became',
      'prize',
      'name',
      'group',
      'code',
      'draw',
      'rank',
      'serial',
      'reason',
      'note',
    ] as const
  ).map(words)
  return { name: words('sheet.log'), header, rows }
}
