import { measureIn } from '../../type/measure.ts'
import { WEIGHT } from './weight.ts'

/** The width of a letter in em. */
export type LetterWidth = (letter: string) => number

/** Measures each letter once. */
export function letterWidths(): LetterWidth {
  const measure = measureIn(WEIGHT)
  const widths = new Map<string, number>()
  return (letter) => {
    let width = widths.get(letter)
    if (width === undefined) widths.set(letter, (width = measure(letter)))
    return width
  }
}

/** The width of a name in em as the sum of its letters: close enough to set names apart, and quick for any number of them. */
export function nameWidth(name: string, letterWidth: LetterWidth): number {
  let width = 0
  for (const letter of name) width += letterWidth(letter)
  return Math.max(0.5, width)
}
