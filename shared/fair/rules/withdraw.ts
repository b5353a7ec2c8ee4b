import type { Rule } from '../evening.ts'
import type { Withdraw } from '../records.ts'

/** A withdrawal: puts an entry of any roll sealed so far, or a group of it, out until it returns. */
export const withdraw: Rule<Withdraw> = ({ entry }, { evening, find }) => {
  const isKnown = evening.seals.some((seal) => seal.rows.has(entry) || seal.groups.has(entry))
  if (!isKnown) find('withdraw-entry', { entry })
  evening.out.set(entry, 'withdrawn')
  evening.withdrawn.push(entry)
}
