/** What stands between the words of two people, where each has a field of their own. */
const BETWEEN = ' · '

/** The words typed so far, one part for each of the people who call: whoever calls more than there are fields is in the last. */
export function wordParts(words: string, callers: number): string[] {
  const said = words.split(BETWEEN)
  const parts = said.slice(0, callers - 1)
  parts.push(said.slice(callers - 1).join(BETWEEN))
  while (parts.length < callers) parts.push('')
  return parts
}

/** The parts as one text; empty ones at the end are left out, so that words are called only where somebody has typed. */
export function joinedWords(parts: readonly string[]): string {
  const last = parts.findLastIndex((part) => part.trim() !== '')
  return parts.slice(0, last + 1).join(BETWEEN)
}

/** A word as it stands among others: what stands between two words does not stand in one. */
const oneWord = (word: string): string => word.replaceAll(BETWEEN, ' ').trim()

/** Whether a word is among those that were typed. */
export const hasWord = (words: string, word: string): boolean =>
  words.split(BETWEEN).some((part) => part.trim() === oneWord(word))

/** The words with one more: in the first field that is empty, else after all the others. */
export function withWord(words: string, word: string, callers: number): string {
  const parts = wordParts(words, callers)
  const free = parts.findIndex((part) => part.trim() === '')
  if (free < 0) return joinedWords([...parts, oneWord(word)])
  return joinedWords(parts.map((part, i) => (i === free ? oneWord(word) : part)))
}
