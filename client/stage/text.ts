import { pageLanguage } from '../kit/language.ts'
import { wordsOf, type Words } from '../picture/type/words.ts'

/** Texts shown before there is an event, in the language of the browser. */
export const useStageText = (): { t: Words } => ({
  t: (key, params) => wordsOf(pageLanguage.value)(key, params),
})
