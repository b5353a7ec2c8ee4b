/**
 * A text with its label, such as `Next: Chengdu`; `label` makes it of any text. A text that itself begins with the words of the
 * label stands as it is, so that no screen says them twice.
 */
export function labelled(label: (text: string) => string, text: string): string {
  const words = label('').replace(/[\s:：]+$/u, '')
  const [begins, after] = [text.slice(0, words.length), text.slice(words.length)]
  const says = begins.toLowerCase() === words.toLowerCase() && /^[\s:：]/u.test(after)
  return says ? text : label(text)
}
