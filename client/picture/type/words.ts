import type scenes from '../../../shared/i18n/en/scenes.ts'
import type stage from '../../../shared/i18n/en/stage.ts'
import type { Language } from '../../../shared/show/languages.ts'
import { fill, type Params } from '../../kit/fill.ts'

export type Word = keyof typeof scenes | keyof typeof stage
export type Words = (key: Word, params?: Params) => string

/** In every language at once: a stage loses no word when the link does, whatever language its event turns to. */
const dictionaries = import.meta.glob<Record<Word, string>>('../../../shared/i18n/*/{scenes,stage}.ts', {
  eager: true,
  import: 'default',
})
const made = new Map<Language, Words>()

/** The stage's own texts, in the language of the event: a panel in another language shows the same picture. */
export function wordsOf(language: Language): Words {
  let words = made.get(language)
  if (!words) {
    const folder = `../../../shared/i18n/${language}`
    const texts = { ...dictionaries[`${folder}/scenes.ts`]!, ...dictionaries[`${folder}/stage.ts`]! }
    made.set(language, (words = (key, params) => fill(texts[key], params, language)))
  }
  return words
}
