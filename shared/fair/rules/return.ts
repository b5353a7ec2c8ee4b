import type { Rule } from '../auditState.ts'
import type { Return } from '../records.ts'

/** A return: lets an entry that is out win again; it revives no award. */
export const returning: Rule<Return> = ({ entry }, { state, find }) => {
  if (!state.out.delete(entry)) find('return-entry', { entry })
  state.returned.push(entry)
}
