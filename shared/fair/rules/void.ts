import { holders, type Rule } from '../evening.ts'
import type { Void } from '../records.ts'

/** A void: ends a held award and puts its entry out until it returns. */
export const voiding: Rule<Void> = ({ no, entry }, { evening, find }) => {
  const draw = evening.draws.find((one) => one.record.no === no)
  if (!draw || !holders(draw).includes(entry)) {
    find('void-award', { no, entry })
    return
  }
  draw.voided.add(entry)
  evening.out.set(entry, 'void')
}
