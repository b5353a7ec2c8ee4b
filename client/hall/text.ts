import en from '../../shared/i18n/en/hall.ts'
import zh from '../../shared/i18n/zh-CN/hall.ts'
import { useText } from '../kit/language.ts'

export const text = useText({ en, 'zh-CN': zh })
