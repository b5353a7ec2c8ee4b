import type { Language } from './show/languages.ts'

export type Params = Record<string, unknown>

const numbers = new Map<Language, Intl.NumberFormat>()

/** How a language writes a number. */
export function numberFormat(language: Language): Intl.NumberFormat {
  let format = numbers.get(language)
  if (!format) numbers.set(language, (format = new Intl.NumberFormat(language)))
  return format
}

/**
 * Fills `{name}` with a parameter, and `{count:winner|winners}` with the number and the word that goes with it.
 * Numbers are written as the language does; lists are joined.
 */
export function fill(text: string, params: Params = {}, language: Language): string {
  return text.replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/gu,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name]
      if (value === undefined || value === null) return whole
      const written = Array.isArray(value)
        ? value.join(', ')
        : typeof value === 'number'
          ? numberFormat(language).format(value)
          : String(value)
      return one === undefined ? written : `${written} ${value === 1 ? one : many}`
    },
  )
}
