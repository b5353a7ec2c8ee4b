import en from '../../shared/i18n/en/hall.ts'
import scenesEn from '../../shared/i18n/en/scenes.ts'
import zh from '../../shared/i18n/zh-CN/hall.ts'
import scenesZh from '../../shared/i18n/zh-CN/scenes.ts'
import { useText } from '../kit/language.ts'

export const text = useText({ en: scenesEn, 'zh-CN': scenesZh }, { en, 'zh-CN': zh })
