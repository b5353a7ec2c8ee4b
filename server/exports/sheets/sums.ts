import { isLive } from '../../../shared/show/awardQueries.ts'
import { withdrawnOf } from '../../../shared/show/pool.ts'
import { signOffOf, isSigned } from '../../../shared/show/signOff.ts'
import { sums, type Sum } from '../../../shared/show/sums.ts'
import { find } from '../../../shared/show/table.ts'
import type { Cell, Sheet, Sheets, Source } from '../export.ts'
import { momentOf, moneyOf, sponsorName } from '../rows.ts'
import type { Words } from '../words.ts'

/** Where units can be, in the order in which sums list them. */
const PLACES = [
  ['donated', 'donated'],
  ['handedOver', 'handed-over'],
  ['awaiting', 'awaiting'],
  ['unclaimed', 'unclaimed'],
  ['returned', 'returned'],
  ['left', 'left'],
] as const

const headings = (words: Words): string[] => [...PLACES.map(([, word]) => words(word)), words('adds')]
const units = (sum: Sum, words: Words): Cell[] => [
  ...PLACES.map(([member]) => sum[member]),
  words(sum.adds ? 'yes' : 'not'),
]

/** Where every unit of each prize is. */
export function prizeSums({ state }: Source, words: Words): Sheet {
  const rows = sums(state).prizes.map((sum): Cell[] => {
    const prize = find(state.prizes, sum.prize)!
    return [prize.name, sponsorName(state, prize.sponsor), moneyOf(state, prize.value), ...units(sum, words)]
  })
  return {
    name: words('sheet.prizes'),
    header: [words('prize'), words('sponsor'), words('value'), ...headings(words)],
    rows,
  }
}

/** Where every unit of each sponsor is, and who signed for it. */
export function sponsorSums({ state }: Source, words: Words): Sheet {
  const rows = sums(state).sponsors.map((sum): Cell[] => {
    const signed = signOffOf(state, sum.sponsor)
    const holds = signed && isSigned(state, sum)
    return [
      sponsorName(state, sum.sponsor) || words('no-sponsor'),
      ...units(sum, words),
      signed?.by ?? '',
      momentOf(signed?.at ?? 0),
      signed?.clerk ?? '',
      signed ? words(holds ? 'yes' : 'not') : '',
    ]
  })
  return {
    name: words('sheet.sponsors'),
    header: [
      words('sponsor'),
      ...headings(words),
      words('signed-by'),
      words('signed-at'),
      words('signed-with'),
      words('signed-holds'),
    ],
    rows,
  }
}

const count = (heading: string, of: number): Cell[] => [heading, of, null]

/** The totals of all other sheets, in units and in money. */
export const summary = (({ state }, words) => {
  const { prizes, total } = sums(state)
  const worth = (member: (typeof PLACES)[number][0]): number =>
    prizes.reduce((all, sum) => all + sum[member] * find(state.prizes, sum.prize)!.value, 0)
  const rows: Cell[][] = [
    ...PLACES.map(([member, word]): Cell[] => [words(word), total[member], moneyOf(state, worth(member))]),
    [words('adds'), words(total.adds ? 'yes' : 'not'), null],
    count(words('sheet.winners'), state.awards.filter(isLive).length),
    count(words('sheet.voids'), state.awards.filter((award) => !isLive(award)).length),
    count(words('sheet.withdrawn'), withdrawnOf(state).length),
    count(words('sheet.prizes'), prizes.length),
    count(words('sheet.sponsors'), state.sponsors.length),
  ]
  return { name: words('sheet.summary'), header: [words('what'), words('units'), words('worth')], rows }
}) satisfies (...given: Parameters<Sheets>) => Sheet
