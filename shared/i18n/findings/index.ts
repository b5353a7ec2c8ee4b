import type { Language } from '../../show/languages.ts'
import type { Catalogue } from './catalogue.ts'

/** What the verifier says, by language; each is loaded when it is asked for. */
export const CATALOGUES: Record<Language, () => Promise<Catalogue>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  'zh-TW': async () => (await import('./zh-TW.ts')).zhTW,
  en: async () => (await import('./en.ts')).en,
}
