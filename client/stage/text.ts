import en from '../../shared/i18n/en/stage.ts'
import zh from '../../shared/i18n/zh-CN/stage.ts'
import { useText } from '../kit/language.ts'

/** The texts of a screen that has no event yet, in the language of its browser. */
export const useStageText = () => useText({ en, 'zh-CN': zh })
