import type { Person } from './state.ts'

/** A text as it is compared: one form of each sign (NFKC), lower case, single spaces. */
export const folded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** The words of a search; every one has to be found in what is searched. */
export const wordsOf = (query: string): string[] => folded(query).split(' ').filter(Boolean)

/** Whether every word stands somewhere in the texts, or is at least the last four digits of the phone. */
export function hasWords(words: readonly string[], texts: readonly string[], phone = ''): boolean {
  const text = folded(texts.join('\n'))
  return words.every((word) => text.includes(word) || (/^\d{4,}$/u.test(word) && phone.endsWith(word)))
}

/** The people whom a search by name, code, group, background, tag or end of the phone number finds; everybody if nothing is searched. */
export function findPeople(people: readonly Person[], query: string): readonly Person[] {
  const words = wordsOf(query)
  if (words.length === 0) return people
  return people.filter(({ name, code, group, background = '', tags, phone }) =>
    hasWords(words, [name, code, group, background, ...tags], phone),
  )
}
