import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fill, type Params } from '../../client/kit/fill.ts'
import { LANGUAGE_IDS, LANGUAGES, type Language } from '../../shared/show/languages.ts'

type Dictionary = Record<string, string>
const dictionaries = import.meta.glob<Dictionary>('../../shared/i18n/*/*.ts', {
  eager: true,
  import: 'default',
})
/** What stands in every language: each language is named in itself. */
const EVERYWHERE = new Set(['Drumroll', ...LANGUAGE_IDS.map((id) => LANGUAGES[id].name)])

/** The texts of a page, which may stand in several files: `host.ts`, `hostPeople.ts`. */
const dictionary = (language: Language, page: string): Dictionary => {
  const file = new RegExp(`/${language}/${page}([A-Z][A-Za-z]*)?\\.ts$`)
  return Object.assign(
    {},
    ...Object.entries(dictionaries).flatMap(([path, texts]) => (file.test(path) ? [texts] : [])),
  )
}
const all = (language: Language): Dictionary[] =>
  Object.entries(dictionaries).flatMap(([path, texts]) => (path.includes(`/${language}/`) ? [texts] : []))

/** The texts of a page by their keys; where nothing is filled in, only what comes before it, to find a label by. */
export function labels(language: Language, page: string): (key: string, params?: Params) => string {
  const texts = { ...dictionary(language, 'common'), ...dictionary(language, page) }
  return (key, params) => (params ? fill(texts[key]!, params, language) : texts[key]!.split('{')[0]!.trim())
}

/** A text of a dictionary as it may stand on a page, whatever is filled in. */
function pattern(text: string): RegExp {
  const parts = text.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`, 'su')
}

/** Whether a text has enough letters of its own to be known again once it is filled in. */
const isKnown = (text: string) => /\p{L}{3}/u.test(text.replace(/\{[^}]*\}/g, '').replace(/\s/g, ''))

/** The texts and keys of a language, and what matches the texts of all others. */
interface Texts {
  own: Set<string>
  keys: Set<string>
  others: RegExp[]
}
const made = new Map<Language, Texts>()

/** Made once: thousands of patterns take longer to make than to ask. */
function textsOf(language: Language): Texts {
  const before = made.get(language)
  if (before) return before
  const own = new Set(all(language).flatMap((texts) => Object.values(texts)))
  const keys = new Set(all(language).flatMap((texts) => Object.keys(texts)))
  const others = LANGUAGE_IDS.filter((id) => id !== language)
    .flatMap(all)
    .flatMap((texts) => Object.values(texts))
    .filter((text) => isKnown(text) && !own.has(text))
    .map(pattern)
  made.set(language, { own, keys, others })
  return { own, keys, others }
}

/** What on a page is not in its language: keys, templates that nobody filled in, texts of another language. */
export async function foreign(page: Page, language: Language): Promise<string[]> {
  const { own, keys, others } = textsOf(language)
  return (await page.evaluate(shown)).filter((text) => {
    if (EVERYWHERE.has(text) || own.has(text)) return false
    if (keys.has(text) && /[a-z][.-][a-z]/.test(text)) return true
    if (/\{\w+[:}]/.test(text)) return true
    return language === 'en' ? /\p{Script=Han}/u.test(text) : others.some((other) => other.test(text))
  })
}

/** Every text that a page shows or tells. */
function shown(): string[] {
  const texts = new Set([document.title])
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() && !(element instanceof HTMLOptionElement)) continue
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    texts.add(
      own
        .map((node) => node.nodeValue)
        .join('')
        .trim(),
    )
    for (const name of ['title', 'aria-label', 'placeholder', 'alt'])
      texts.add(element.getAttribute(name)?.trim() ?? '')
  }
  texts.delete('')
  return [...texts]
}

/** The texts of buttons that show less than their whole text. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.button')]
    .filter((button) => button.checkVisibility() && button.scrollWidth > button.clientWidth)
    .map((button) => button.innerText)
}

/** A page is in its language, with the whole text of each button and, if it is a phone's, no wider than the phone. */
export async function expectWhole(page: Page, language: Language, what: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  const screen = page.viewportSize()!.width
  const found = { what, foreign: await foreign(page, language), cutOff: await page.evaluate(cutOff), width }
  expect(found).toEqual({
    what,
    foreign: [],
    cutOff: [],
    width: Math.min(width, screen),
  })
}
