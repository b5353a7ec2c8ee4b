import type { Person } from '../../../shared/show/state.ts'

/** The people whose name, code, group or tag holds every word of a query, or whose phone ends with it. */
export function matching(people: readonly Person[], query: string): readonly Person[] {
  const words = query.trim().toLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return people
  return people.filter((person) => {
    const text = `${person.name}\n${person.code}\n${person.group}\n${person.tags.join('\n')}`.toLowerCase()
    return words.every(
      (word) => text.includes(word) || (/^\d{4,}$/u.test(word) && person.phone.endsWith(word)),
    )
  })
}
