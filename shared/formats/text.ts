/** Letters and emoji between which an invisible joiner belongs: without it they would be other letters, another picture. */
const JOINED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Sinhala}\p{Script=Khmer}]/u
const JOINER = /(?<=(.)?)[\u200c\u200d](?=(.)?)/gsu
/** Marks that turn the writing direction, soft hyphens and spaces without width: they show nothing and can hide everything. */
const HIDDEN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\p{Surrogate}/gu
// oxlint-disable-next-line no-control-regex
const SIMPLE = /^[\u0020-\u007e\u3400-\u9fff]*$/

/**
 * Text as it is kept: NFC, trimmed, every run of white space and control characters one space, without what is hidden.
 * Emoji and writing from right to left stay whole.
 */
export function clean(text: string): string {
  if (SIMPLE.test(text)) return text.includes('  ') ? text.replace(/ +/g, ' ').trim() : text.trim()
  return text
    .replace(HIDDEN, '')
    .replace(JOINER, (joiner, before?: string, after?: string) =>
      before && after && JOINED.test(before) && JOINED.test(after) ? joiner : '',
    )
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

/** Whether a text has at most `most` code points. */
export const fits = (text: string, most: number): boolean => text.length <= most || [...text].length <= most

/** A text of at most `most` code points: what is over is left off. */
export const cutTo = (text: string, most: number): string =>
  fits(text, most) ? text : [...text].slice(0, most).join('').trim()
