import common from '../../shared/i18n/en/common.ts'
import host from '../../shared/i18n/en/host.ts'
import scenes from '../../shared/i18n/en/scenes.ts'
import commonZh from '../../shared/i18n/zh-CN/common.ts'
import hostZh from '../../shared/i18n/zh-CN/host.ts'
import scenesZh from '../../shared/i18n/zh-CN/scenes.ts'
import { useText } from '../kit/language.ts'

/** The texts of the control panel. */
export const useHostText = () =>
  useText({ en: common, 'zh-CN': commonZh }, { en: scenes, 'zh-CN': scenesZh }, { en: host, 'zh-CN': hostZh })
