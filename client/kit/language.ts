import { computed, shallowReactive, shallowRef, type ComputedRef } from 'vue'
import { languageOf, type Language } from '../../shared/show/languages.ts'
import { partOf } from './part.ts'
import { durationOf, fill, formatsOf, type Params } from './fill.ts'

export type Dictionary = Record<string, string>
/** The dictionaries of one part of the texts by their files, such as `…/zh-TW/hall.ts`; each is loaded when it is asked for. */
export type Part = Record<string, () => Promise<Dictionary>>

const KEY = 'drumroll-language'

/** The page's language: `?lang`, else what was chosen before, else what the browser asks for. */
const language = shallowRef<Language>(chosen())
/** Every part that the page uses, with its dictionaries that have come in. */
const parts = new Map<Part, Map<Language, Dictionary>>()

export const pageLanguage = computed(() => language.value)

export interface Text<K extends string = string> {
  /** The text of a key with its parameters filled in; an unknown key comes back as it is. */
  t(key: K, params?: Params): string
  /** Whether the key has a text. */
  has(key: string): key is K
  language: ComputedRef<Language>
  /** A number, a sum of a currency (ISO 4217), and a time of day, to the second, to the minute and with its day (epoch ms), as the language writes them. */
  number(value: number): string
  money(amount: number, currency: string): string
  time(epoch: number): string
  clock(epoch: number): string
  moment(epoch: number): string
  /** How long some minutes are. */
  duration(minutes: number): string
}

/**
 * The texts of one or more parts in the page's language; later parts win where keys are the same. A module calls this once, as
 * it is read; `textsLoaded` then waits for its dictionaries.
 */
export function textOf<K extends string>(...own: Part[]): Text<K> {
  for (const part of own) if (!parts.has(part)) parts.set(part, shallowReactive(new Map()))
  const texts = computed<Dictionary>(() =>
    Object.assign({}, ...own.map((part) => parts.get(part)!.get(language.value))),
  )
  const has = (key: string): key is K => key in texts.value
  return {
    t: (key, params) => (has(key) ? fill(texts.value[key]!, params, language.value) : key),
    has,
    language: pageLanguage,
    number: (value) => formatsOf(language.value).number.format(value),
    money: (amount, currency) => formatsOf(language.value).money(currency).format(amount),
    time: (epoch) => formatsOf(language.value).time.format(epoch),
    clock: (epoch) => formatsOf(language.value).clock.format(epoch),
    moment: (epoch) => formatsOf(language.value).moment.format(epoch),
    duration: (minutes) => durationOf(minutes, language.value),
  }
}

/** Loads the texts of every part that is read so far in a language, by default the page's own. Rejects where one does not come. */
export async function textsLoaded(to: Language = language.value): Promise<void> {
  const loads = [...parts].map(async ([part, loaded]) => {
    const [, load] = Object.entries(part).find(([file]) => file.includes(`/${to}/`)) ?? []
    if (load && !loaded.has(to)) loaded.set(to, await partOf(load))
  })
  await Promise.all(loads)
}

/** Changes the page's language once its texts are there, and remembers it on this device. */
export async function setLanguage(to: Language): Promise<void> {
  await textsLoaded(to)
  language.value = to
  document.documentElement.lang = to
  try {
    localStorage.setItem(KEY, to)
  } catch {
    // a private window may refuse storage: the choice then lasts as long as the page
  }
}

function chosen(): Language {
  if (typeof location === 'undefined') return 'en'
  const asked = new URLSearchParams(location.search).get('lang') ?? stored() ?? navigator.language
  const to = languageOf(asked)
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
