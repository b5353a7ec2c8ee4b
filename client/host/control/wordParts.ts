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
