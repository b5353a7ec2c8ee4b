import { holders, type Rule } from '../auditState.ts'
import type { Void } from '../records.ts'

/** A void: ends a held award and puts its entry out until it returns. */
export const voiding: Rule<Void> = ({ no, entry }, { state, find }) => {
  const draw = state.draws.find((one) => one.record.no === no)
  if (!draw || !holders(draw).includes(entry)) {
    find('void-award', { no, entry })
    return
  }
  draw.voided.add(entry)
  state.out.set(entry, 'void')
}
