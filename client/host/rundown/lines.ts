/** A member of a cue's content as text: a line for each item of a list, an item of an agenda as `19:30 Opening · Name`. */
export function linesOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(lineOf).join('\n')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function lineOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item ?? '')
  const { at, title, name, who } = item as Record<string, unknown>
  const what = [title ?? name, who].filter((part) => typeof part === 'string' && part !== '').join(' · ')
  return [at, what].filter((part) => typeof part === 'string' && part !== '').join(' ')
}
