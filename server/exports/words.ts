import common from '../../shared/i18n/en/common.ts'
import exports from '../../shared/i18n/en/exports.ts'
import commonCN from '../../shared/i18n/zh-CN/common.ts'
import exportsCN from '../../shared/i18n/zh-CN/exports.ts'
import commonTW from '../../shared/i18n/zh-TW/common.ts'
import exportsTW from '../../shared/i18n/zh-TW/exports.ts'
import type { Language } from '../../shared/show/languages.ts'

type Key = keyof typeof common | keyof typeof exports

/** The words of an export in one language. */
export type Words = (key: Key) => string

const TEXTS: Record<Language, Record<Key, string>> = {
  'zh-CN': { ...commonCN, ...exportsCN },
  'zh-TW': { ...commonTW, ...exportsTW },
  en: { ...common, ...exports },
}

export const wordsOf =
  (language: Language): Words =>
  (key) =>
    TEXTS[language][key]
