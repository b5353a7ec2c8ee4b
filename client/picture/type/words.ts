import scenesEn from '../../../shared/i18n/en/scenes.ts'
import stageEn from '../../../shared/i18n/en/stage.ts'
import scenesZh from '../../../shared/i18n/zh-CN/scenes.ts'
import stageZh from '../../../shared/i18n/zh-CN/stage.ts'
import type { Language } from '../../../shared/show/state.ts'
import { fill, type Params } from '../../kit/language.ts'

const en = { ...scenesEn, ...stageEn }
const zh = { ...scenesZh, ...stageZh }

export type Word = keyof typeof en
export type Words = (key: Word, params?: Params) => string

const texts: Record<Language, Record<Word, string>> = { en, 'zh-CN': zh }
const made = new Map<Language, Words>()

/** The stage's own texts, in the language of the event: a panel in another language shows the same picture. */
export function wordsOf(language: Language): Words {
  let words = made.get(language)
  if (!words) made.set(language, (words = (key, params) => fill(texts[language][key], params, language)))
  return words
}
