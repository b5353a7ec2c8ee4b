import { TABLE_WORDS } from './tableWords.ts'

/** Some people who are to sit at one table, or each at another. */
export interface TableRule {
  kind: 'together' | 'apart'
  /** What follows the colon in their tag. */
  name: string
  people: string[]
}

interface Tagged {
  id: string
  tags: readonly string[]
}

const KINDS = new Map<string, TableRule['kind']>(
  Object.values(TABLE_WORDS).flatMap(({ together, apart }) => [
    [together, 'together'],
    [apart, 'apart'],
  ]),
)

/** The rule that a tag such as `together:choir` or `分开:甲` puts somebody under; null for any other tag. */
function ruleOf(tag: string): Pick<TableRule, 'kind' | 'name'> | null {
  const [, word = '', name = ''] = /^([^:：]+)[:：]\s*(.+)$/u.exec(tag.trim()) ?? []
  const kind = KINDS.get(word.trim().toLowerCase())
  return kind ? { kind, name: name.trim() } : null
}

/** The rules that the tags of these people make, in the order of kind and name; one that names a single person is none. */
export function tableRules(people: readonly Tagged[]): TableRule[] {
  const rules = new Map<string, TableRule>()
  for (const { id, tags } of people) {
    for (const tag of tags) {
      const rule = ruleOf(tag)
      if (!rule) continue
      const key = `${rule.kind === 'together' ? 0 : 1} ${rule.name}`
      const known = rules.get(key) ?? { ...rule, people: [] }
      if (!known.people.includes(id)) known.people.push(id)
      rules.set(key, known)
    }
  }
  return [...rules]
    .filter(([, { people: named }]) => named.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => rule)
}

/**
 * How many people a rule would have to move to be kept, where `tableOf` tells each person's table: those who are not with the
 * most of the others, or who share a table with another. Who has no table breaks `together` alone.
 */
export function faultsOf({ kind, people }: TableRule, tableOf: (person: string) => number): number {
  const counts = new Map<number, number>()
  for (const person of people) {
    const table = tableOf(person)
    if (table >= 0) counts.set(table, (counts.get(table) ?? 0) + 1)
  }
  if (kind === 'together') return people.length - Math.max(0, ...counts.values())
  return [...counts.values()].reduce((sum, count) => sum + count - 1, 0)
}
