import common from '../../shared/i18n/en/common.ts'
import desk from '../../shared/i18n/en/desk.ts'
import commonZh from '../../shared/i18n/zh-CN/common.ts'
import deskZh from '../../shared/i18n/zh-CN/desk.ts'
import { useText } from '../kit/language.ts'

/** The texts of the desk. */
export const useDeskText = () => useText({ en: common, 'zh-CN': commonZh }, { en: desk, 'zh-CN': deskZh })
