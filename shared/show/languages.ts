/** What is said of a language outside its texts. */
interface About {
  /** The language's name in itself. */
  name: string
  /** The word for “language” in itself: the label of every choice of a language. */
  label: string
  /** The tag of whoever works at an event: such people take part in no draw of a new event. */
  staff: string
  /** The beginnings of language tags (RFC 5646, lower case) that this language answers; the longest that fits wins. */
  tags: readonly string[]
}

/**
 * The languages of Drumroll: whatever depends on the language takes its type and its list from here. A language that is added
 * to this table is missing from every `Record<Language, …>`, which the compiler names, and from `shared/i18n/`, which a test does.
 */
export const LANGUAGES = {
  'zh-CN': {
    name: '简体中文',
    label: '语言',
    staff: '工作人员',
    tags: ['zh'],
  },
  'zh-TW': {
    name: '繁體中文',
    label: '語言',
    staff: '工作人員',
    tags: ['zh-tw', 'zh-hant', 'zh-hk', 'zh-mo'],
  },
  en: {
    name: 'English',
    label: 'Language',
    staff: 'staff',
    tags: ['en'],
  },
} as const satisfies Record<string, About>

export type Language = keyof typeof LANGUAGES

export const LANGUAGE_IDS = Object.keys(LANGUAGES) as [Language, ...Language[]]

/** The language that answers a tag such as `zh-Hant-HK` or a locale such as `zh_TW.UTF-8`; English if none does. */
export function languageOf(tag: string): Language {
  const asked = `${tag
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/[.@].*/, '')}-`
  let found: Language = 'en'
  let length = 0
  for (const id of LANGUAGE_IDS) {
    for (const start of LANGUAGES[id].tags) {
      if (start.length <= length || !asked.startsWith(`${start}-`)) continue
      found = id
      length = start.length
    }
  }
  return found
}
