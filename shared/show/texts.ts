import { Type } from 'typebox'
import { LANGUAGE_IDS } from './languages.ts'

/** A line of text that somebody types: not empty, at most so many UTF-16 units. */
export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
/** The same, or ''. */
export const TextOrNone = (max: number) => Type.String({ maxLength: max })
/** A day of the calendar, as YYYY-MM-DD (ISO 8601), or ''. */
export const DayOrNone = Type.String({ pattern: '^(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$' })
export const Id = Type.String({ pattern: '^[\\w-]{1,40}$' })
export const Entry = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** SHA-256 of a picture, or ''. */
export const PictureRef = Type.String({ pattern: '^([0-9a-f]{64})?$' })

/** One of these words. */
export const oneOf = <const T extends string>(...words: T[]) =>
  Type.Unsafe<T>(Type.Union(words.map((word) => Type.Literal(word))))
export const LanguageId = oneOf(...LANGUAGE_IDS)

/** As a name or code is stored: NFC, trimmed, single spaces, without control, zero-width and bidirectional-override characters. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, (c) => (/\s/u.test(c) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .trim()
}
