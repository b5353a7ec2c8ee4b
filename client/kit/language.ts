import { computed, shallowRef, type ComputedRef } from 'vue'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Dictionary = Record<string, string>
export type Params = Record<string, unknown>

const KEY = 'drumroll-language'

/** The page's language: `?lang`, else what was chosen before, else what the browser asks for. */
const language = shallowRef<Language>(chosen())

export interface Text<K extends string = string> {
  /** The text of a key with its parameters filled in; an unknown key comes back as it is. */
  t(key: K, params?: Params): string
  /** Whether the key has a text. */
  has(key: string): key is K
  language: ComputedRef<Language>
  setLanguage(to: Language): void
  /** A number, a sum of yuan, and a time of day, without and with its day (epoch ms), as the language writes them. */
  number(value: number): string
  money(yuan: number): string
  time(epoch: number): string
  moment(epoch: number): string
}

type Parts = Record<Language, Dictionary>
type KeyOf<P> = P extends Record<Language, infer D> ? Extract<keyof D, string> : never

/** The texts of one or more parts in the page's language; later parts win where keys are the same. */
export function useText<P extends Parts[]>(...parts: P): Text<KeyOf<P[number]>> {
  type K = KeyOf<P[number]>
  const texts = computed<Dictionary>(() => Object.assign({}, ...parts.map((part) => part[language.value])))
  const has = (key: string): key is K => key in texts.value
  return {
    t: (key, params) => (has(key) ? fill(texts.value[key]!, params, language.value) : key),
    has,
    language: computed(() => language.value),
    setLanguage,
    number: (value) => formats(language.value).number.format(value),
    money: (yuan) => formats(language.value).money.format(yuan),
    time: (epoch) => formats(language.value).time.format(epoch),
    moment: (epoch) => formats(language.value).moment.format(epoch),
  }
}

/** Changes the page's language and remembers it on this device. */
export function setLanguage(to: Language): void {
  language.value = to
  document.documentElement.lang = to
  try {
    localStorage.setItem(KEY, to)
  } catch {
    // a private window may refuse storage: the choice then lasts as long as the page
  }
}

/**
 * Fills `{name}` with a parameter, and `{count:winner|winners}` with the number and the word that goes with it.
 * Numbers are written as the language does; lists are joined.
 */
export function fill(text: string, params: Params = {}, to: Language = language.value): string {
  return text.replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/gu,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name]
      if (value === undefined || value === null) return whole
      const written = Array.isArray(value)
        ? value.join(', ')
        : typeof value === 'number'
          ? digits(value, to)
          : String(value)
      return one === undefined ? written : `${written} ${value === 1 ? one : many}`
    },
  )
}

const digits = (value: number, to: Language): string => formats(to).number.format(value)

const made = new Map<Language, ReturnType<typeof make>>()
function formats(to: Language): ReturnType<typeof make> {
  let found = made.get(to)
  if (!found) made.set(to, (found = make(to)))
  return found
}
function make(to: Language) {
  return {
    number: new Intl.NumberFormat(to),
    money: new Intl.NumberFormat(to, { style: 'currency', currency: 'CNY', maximumFractionDigits: 0 }),
    time: new Intl.DateTimeFormat(to, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour12: false,
    }),
    moment: new Intl.DateTimeFormat(to, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
  }
}

function chosen(): Language {
  if (typeof location === 'undefined') return 'en'
  const asked = new URLSearchParams(location.search).get('lang') ?? stored() ?? navigator.language
  const to: Language = asked.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
  document.documentElement.lang = to
  return to
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
