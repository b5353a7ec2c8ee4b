/** The words of a label alone, of its form with a text, as in `Next: Chengdu`. */
export const labelOf = (label: (text: string) => string): string => label('').replace(/[\s:：]+$/u, '')

/** A text without a label that it already begins with, so that no screen repeats it. */
export function unlabelled(label: string, text: string): string {
  const [begins, after] = [text.slice(0, label.length), text.slice(label.length)]
  const says = begins.toLowerCase() === label.toLowerCase() && /^\s*[:：]/u.test(after)
  return says ? after.replace(/^[\s:：]+/u, '') : text
}
