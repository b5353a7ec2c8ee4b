import en from '../../shared/i18n/en/ticket.ts'
import zh from '../../shared/i18n/zh-CN/ticket.ts'
import { useText } from '../kit/language.ts'

export const text = useText({ en, 'zh-CN': zh })
