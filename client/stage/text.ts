import { pageLanguage } from '../kit/language.ts'
import { wordsOf, type Words } from '../picture/type/words.ts'

/** The texts of a screen that has no event yet, in the language of its browser. */
export const useStageText = (): { t: Words } => ({
  t: (key, params) => wordsOf(pageLanguage.value)(key, params),
})
