import common from '../../shared/i18n/en/common.ts'
import exports from '../../shared/i18n/en/exports.ts'
import commonZh from '../../shared/i18n/zh-CN/common.ts'
import exportsZh from '../../shared/i18n/zh-CN/exports.ts'
import type { Language } from '../../shared/show/state.ts'

type Key = keyof typeof common | keyof typeof exports

/** The words of an export in one language. */
export type Words = (key: Key) => string

const TEXTS: Record<Language, Record<Key, string>> = {
  en: { ...common, ...exports },
  'zh-CN': { ...commonZh, ...exportsZh },
}

export const wordsOf =
  (language: Language): Words =>
  (key) =>
    TEXTS[language][key]
