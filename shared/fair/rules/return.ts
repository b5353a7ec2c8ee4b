import type { Rule } from '../evening.ts'
import type { Return } from '../records.ts'

/** A return: lets an entry that is out win again; it revives no award. */
export const returning: Rule<Return> = ({ entry }, { evening, find }) => {
  if (!evening.out.delete(entry)) find('return-entry', { entry })
  evening.returned.push(entry)
}
