import type { Language } from '../../shared/show/languages.ts'

export type Params = Record<string, unknown>

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
          ? formatsOf(language).number.format(value)
          : String(value)
      return one === undefined ? written : `${written} ${value === 1 ? one : many}`
    },
  )
}

const made = new Map<Language, ReturnType<typeof make>>()

/** How a language writes a number, a sum of yuan, and a time of day, without and with its day. */
export function formatsOf(language: Language): ReturnType<typeof make> {
  let found = made.get(language)
  if (!found) made.set(language, (found = make(language)))
  return found
}

function make(language: Language) {
  return {
    number: new Intl.NumberFormat(language),
    money: new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY', maximumFractionDigits: 0 }),
    time: new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour12: false,
    }),
    moment: new Intl.DateTimeFormat(language, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
  }
}
