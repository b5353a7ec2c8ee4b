import type { Rule } from '../auditState.ts'
import type { Withdraw } from '../records.ts'

/** A withdrawal: puts an entry of any roll sealed so far, or a group of it, out until it returns. */
export const withdraw: Rule<Withdraw> = ({ entry }, { state, find }) => {
  const isKnown = state.seals.some((seal) => seal.rows.has(entry) || seal.groups.has(entry))
  if (!isKnown) find('withdraw-entry', { entry })
  state.out.set(entry, 'withdrawn')
  state.withdrawn.push(entry)
}
