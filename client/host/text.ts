import common from '../../shared/i18n/en/common.ts'
import host from '../../shared/i18n/en/host.ts'
import commonZh from '../../shared/i18n/zh-CN/common.ts'
import hostZh from '../../shared/i18n/zh-CN/host.ts'
import { useText } from '../kit/language.ts'

/** The texts of the control panel. */
export const useHostText = () => useText({ en: common, 'zh-CN': commonZh }, { en: host, 'zh-CN': hostZh })
