import { isLive } from '../../../shared/show/awardQueries.ts'
import { holderOf } from '../../../shared/show/holders.ts'
import { find } from '../../../shared/show/table.ts'
import type { Cell, Sheet, Source } from '../export.ts'
import { momentOf, moneyOf, sponsorName } from '../rows.ts'
import type { Words } from '../words.ts'

/** The awards whose unit is worth more than a limit, in the event's currency: for the tax of whoever won them. */
export function overSheet({ state }: Source, words: Words, limit: number): Sheet {
  const holder = holderOf(state)
  const rows = state.awards.filter(isLive).flatMap((award): Cell[][] => {
    const prize = find(state.prizes, award.prize)
    if (!prize || prize.value <= limit) return []
    const { person, name, group } = holder(award)
    return [
      [
        name,
        person ? group : name,
        person?.code ?? '',
        person?.phone ?? '',
        prize.name,
        sponsorName(state, prize.sponsor),
        moneyOf(state, prize.value),
        words(`claim.${award.claim}`),
        momentOf(award.claimedAt),
        award.serial ?? '',
      ],
    ]
  })
  const header = (
    ['name', 'group', 'code', 'phone', 'prize', 'sponsor', 'value', 'claim', 'at', 'serial'] as const
  ).map(words)
  return { name: words('sheet.over').replace('{limit}', String(limit)), header, rows }
}
