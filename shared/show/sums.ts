import { awardsBy, isLive } from './awardQueries.ts'
import { stockOf } from './orders.ts'
import type { Award, Prize, State } from './state.ts'

/** Where the units of a prize are: donated = handedOver + awaiting + unclaimed + returned + left, or something is wrong. */
export interface Sum {
  donated: number
  handedOver: number
  awaiting: number
  unclaimed: number
  returned: number
  left: number
  adds: boolean
}

const MEMBER = {
  awaiting: 'awaiting',
  'handed-over': 'handedOver',
  unclaimed: 'unclaimed',
  returned: 'returned',
} as const satisfies Record<Award['claim'], keyof Sum>

/** The sums per prize, in total, and, for every sponsor and for '' where there is none, over the sponsor's prizes. */
export function sums(state: Pick<State, 'prizes' | 'awards' | 'sponsors'>): {
  prizes: (Sum & { prize: string })[]
  sponsors: (Sum & { sponsor: string })[]
  /** Over all prizes: it adds up only if every prize does. */
  total: Sum
} {
  const held = awardsBy(state.awards.filter(isLive), 'prize')
  const stock = stockOf(state)
  const prizes = stock.map((prize) => ({ prize: prize.id, ...sumOf(prize, held.get(prize.id) ?? []) }))
  const sponsors = [...state.sponsors.map((sponsor) => sponsor.id), '']
    .map((sponsor) => ({
      sponsor,
      of: stock.flatMap((prize, i) => (prize.sponsor === sponsor ? [prizes[i]!] : [])),
    }))
    .filter(({ sponsor, of }) => sponsor !== '' || of.length > 0)
    .map(({ sponsor, of }) => ({ sponsor, ...total(of) }))
  return { prizes, sponsors, total: total(prizes) }
}

/** The sum of a prize whose live awards these are. */
function sumOf(prize: Prize, awards: readonly Award[]): Sum {
  const sum: Sum = { donated: prize.quantity, ...NOTHING, left: prize.left }
  for (const award of awards) sum[MEMBER[award.claim]]++
  return { ...sum, adds: balanced(sum) }
}

const NOTHING = { handedOver: 0, awaiting: 0, unclaimed: 0, returned: 0, left: 0, adds: true }

function balanced(sum: Sum): boolean {
  return (
    sum.left >= 0 && sum.donated === sum.handedOver + sum.awaiting + sum.unclaimed + sum.returned + sum.left
  )
}

function total(parts: readonly Sum[]): Sum {
  const sum: Sum = { donated: 0, ...NOTHING }
  for (const part of parts) {
    for (const member of ['donated', 'handedOver', 'awaiting', 'unclaimed', 'returned', 'left'] as const) {
      sum[member] += part[member]
    }
  }
  return { ...sum, adds: parts.every((part) => part.adds) && balanced(sum) }
}
