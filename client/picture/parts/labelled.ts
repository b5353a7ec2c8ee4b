/**
 * Adds a label to a text, as in `Next: Chengdu`; `label` returns the labelled form of a text. A text that already begins
 * with the words of the label is returned unchanged, so that no screen repeats them.
 */
export function labelled(label: (text: string) => string, text: string): string {
  const words = label('').replace(/[\s:：]+$/u, '')
  const [begins, after] = [text.slice(0, words.length), text.slice(words.length)]
  const says = begins.toLowerCase() === words.toLowerCase() && /^[\s:：]/u.test(after)
  return says ? text : label(text)
}
