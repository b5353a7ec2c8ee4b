import type { FastifyRequest } from 'fastify'
import hall from '../../shared/i18n/en/hall.ts'
import hallCN from '../../shared/i18n/zh-CN/hall.ts'
import hallTW from '../../shared/i18n/zh-TW/hall.ts'
import ticket from '../../shared/i18n/en/ticket.ts'
import ticketCN from '../../shared/i18n/zh-CN/ticket.ts'
import ticketTW from '../../shared/i18n/zh-TW/ticket.ts'
import { followedBy } from '../../shared/show/house.ts'
import { languageOf, type Language } from '../../shared/show/languages.ts'
import type { House } from '../house/house.ts'

/** What a page says before its script has come. */
export interface ShellWords {
  title: string
  status: string
}

const HALL: Record<Language, Record<'title' | 'connecting', string>> = {
  'zh-CN': hallCN,
  'zh-TW': hallTW,
  en: hall,
}
const TICKET: Record<Language, Record<'title' | 'loading', string>> = {
  'zh-CN': ticketCN,
  'zh-TW': ticketTW,
  en: ticket,
}

/** A page whose first words the server writes into its HTML. */
export interface Shell {
  /** What the page is made of first, by the keys of the build's manifest. */
  parts: readonly string[]
  /** `evening` is the title of the one that the hall follows, null while there is none. */
  words(language: Language, evening: string | null): ShellWords
}

/** The pages that phones open on slow networks, by their folders. */
export const SHELLS: Record<string, Shell> = {
  hall: {
    parts: ['hall/index.html'],
    words(language, evening) {
      const { title, connecting } = HALL[language]
      return { title: evening || title, status: connecting }
    },
  },
  ticket: {
    parts: ['ticket/index.html', 'ticket/Evening.vue'],
    // The key comes after `#`, so the server does not know whose ticket it is, nor of which event.
    words(language) {
      const { title, loading } = TICKET[language]
      return { title, status: loading }
    },
  },
}

/** The title of the evening that the hall follows, as that itself says: the house learns of a new title a moment later. */
export function eveningOf(house: House): string | null {
  const followed = followedBy(house.ledger.state, 'hall')
  const { rehearsal, title } = (followed !== null && house.event(followed)?.state) || {}
  return rehearsal ? null : (title ?? null)
}

/** The language in which a page will be: `?lang`, else the first that the browser asks for. What was chosen before, the page alone knows. */
export function languageAsked({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const { lang } = query as Record<string, unknown>
  return languageOf(typeof lang === 'string' ? lang : (headers['accept-language']?.split(/[,;]/)[0] ?? 'en'))
}

/**
 * Fills the slots of a page's HTML: its language, its `<title>`, `<!--title-->`, `<!--status-->`, and in `<!--texts-->` the
 * files of its texts, so that they come along with the script that asks for them.
 */
export function writeShell(
  html: string,
  language: Language,
  { title, status }: ShellWords,
  texts: readonly string[],
): string {
  const links = texts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`)
  const slots: Record<string, string> = {
    '<html lang="en">': `<html lang="${language}">`,
    '<title>Drumroll</title>': `<title>${escaped(title)}</title>`,
    '<!--title-->': escaped(title),
    '<!--status-->': escaped(status),
    '<!--texts-->': links.join('\n    '),
  }
  return Object.entries(slots).reduce((page, [slot, words]) => page.replace(slot, () => words), html)
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)

/** An entry of the build's manifest: a file, and the keys of those that it imports at once and of those that it may ask for later. */
interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
}

/** The files with the texts that parts of a page ask for as they start, in a language; `manifest` is the build's. */
export function textsOf(
  manifest: Readonly<Record<string, Chunk>>,
  parts: readonly string[],
  language: Language,
): string[] {
  const first = new Set(parts)
  for (const key of first) for (const next of manifest[key]?.imports ?? []) first.add(next)
  const later = new Set([...first].flatMap((key) => manifest[key]?.dynamicImports ?? []))
  return [...later]
    .filter((key) => key.includes(`/i18n/${language}/`))
    .flatMap((key) => manifest[key]?.file ?? [])
}
