import type scenes from '../../../shared/i18n/en/scenes.ts'
import type stage from '../../../shared/i18n/en/stage.ts'
import type { Language } from '../../../shared/show/languages.ts'
import { fill, type Params } from '../../kit/fill.ts'

export type Word = keyof typeof scenes | keyof typeof stage
export type Words = (key: Word, params?: Params) => string

/** All languages are bundled, so that a stage needs no connection when the event's language changes. */
const dictionaries = import.meta.glob<Record<Word, string>>('../../../shared/i18n/*/{scenes,stage}.ts', {
  eager: true,
  import: 'default',
})
const made = new Map<Language, Words>()

/** The stage's texts in the language of the event, whatever the language of the panel that shows them. */
export function wordsOf(language: Language): Words {
  let words = made.get(language)
  if (!words) {
    const folder = `../../../shared/i18n/${language}`
    const texts = { ...dictionaries[`${folder}/scenes.ts`]!, ...dictionaries[`${folder}/stage.ts`]! }
    made.set(language, (words = (key, params) => fill(texts[key], params, language)))
  }
  return words
}
