import { sums, type Sum } from '../../shared/show/sums.ts'
import type { State } from '../../shared/show/state.ts'

const MEMBERS = ['donated', 'handedOver', 'awaiting', 'unclaimed', 'returned', 'left'] as const

/** The sum over all prizes; it adds up only if every prize and every sponsor does. */
export function grandTotal(state: Pick<State, 'prizes' | 'awards' | 'sponsors'>): Sum {
  const { prizes, sponsors } = sums(state)
  const total: Sum = {
    donated: 0,
    handedOver: 0,
    awaiting: 0,
    unclaimed: 0,
    returned: 0,
    left: 0,
    adds: [...prizes, ...sponsors].every(({ adds }) => adds),
  }
  for (const sum of prizes) for (const member of MEMBERS) total[member] += sum[member]
  return total
}
