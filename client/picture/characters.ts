const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null

/** What a reader takes for one character: emoji and combined marks stay whole. */
export function characters(text: string): string[] {
  if (/^[\u0020-\u007E\u4E00-\u9FFF]*$/u.test(text)) return [...text]
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text]
}

const WIDE = /^[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u

/** Whether a character is one of the wide ones of Chinese, between which lines break freely. */
export const isWide = (character: string): boolean => WIDE.test(character)
