const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null

/** Splits a text into grapheme clusters: emoji and combining marks stay whole. */
export function characters(text: string): string[] {
  if (/^[\u0020-\u007E\u4E00-\u9FFF]*$/u.test(text)) return [...text]
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text]
}

const WIDE = String.raw`[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]`
const BEGINS_WIDE = new RegExp(`^${WIDE}`, 'u')

/** Whether a character is full-width, as Chinese characters are. */
export const isWide = (character: string): boolean => BEGINS_WIDE.test(character)

const HAS_WIDE = new RegExp(WIDE, 'u')

/** Whether a text contains a full-width (Chinese) character. */
export const hasWide = (text: string): boolean => HAS_WIDE.test(text)

const words = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null
/** A run of full-width characters; up to NAME of them count as a name or one word and are not split. */
const RUN = new RegExp(`${WIDE}+`, 'gu')
const NAME = 4
/** Punctuation that must not begin a line (GB/T 15834-2011, 5.1.10). */
const CLOSES =
  /^[\u3001\u3002\uFF01\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\u3009\u300B\u300D\u300F\u3011\u3015\u2019\u201D\u2026]/u

/** Offsets (in UTF-16 code units) at which a line of Chinese may begin: between words, never within a name. */
export function wordStarts(text: string): Set<number> {
  const starts = new Set<number>()
  for (const { 0: run, index } of text.matchAll(RUN)) {
    starts.add(index).add(index + run.length)
    if ([...run].length <= NAME) continue
    if (words) for (const word of words.segment(run)) starts.add(index + word.index)
    else for (let i = 0; i < run.length; i++) starts.add(index + i)
  }
  for (const start of starts) if (CLOSES.test(text.slice(start))) starts.delete(start)
  return starts
}
