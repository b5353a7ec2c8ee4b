import { isLive, liveAwards } from '../../../shared/show/awardQueries.ts'
import type { Award, State } from '../../../shared/show/state.ts'
import type { System } from '../../support/showSystem.ts'
import { holds } from './law.ts'

/** The stock is never overdrawn, its sums reconcile, and nobody wins twice in one draw (DESIGN §9.4). */
export function stockLaws(state: State, { sums }: System): void {
  for (const prize of state.prizes) {
    const held = liveAwards(state, prize.id).length
    holds('no prize is over-awarded', held <= prize.quantity, prize)
    holds('what is left is the quantity less the live awards', prize.left === prize.quantity - held, prize)
  }
  const pairs = new Set(state.awards.map((award) => `${award.draw} ${award.entry}`))
  holds('nobody wins twice in one draw', pairs.size === state.awards.length)
  const told = sums(state)
  for (const sum of [...told.prizes, ...told.sponsors, told.total]) holds('the sums add up', sum.adds, sum)
  for (const sum of told.prizes) claimLaw(state, sum)
}

/** Counted anew from the awards: a unit under the wrong claim leaves a sum that adds up all the same. */
function claimLaw(state: State, sum: ReturnType<System['sums']>['prizes'][number]): void {
  const units = (claim: Award['claim']): number =>
    state.awards.filter((award) => award.prize === sum.prize && isLive(award) && award.claim === claim).length
  holds(
    'every unit is counted where its claim says',
    sum.awaiting === units('awaiting') &&
      sum.handedOver === units('handed-over') &&
      sum.unclaimed === units('unclaimed') &&
      sum.returned === units('returned'),
    sum,
  )
}
