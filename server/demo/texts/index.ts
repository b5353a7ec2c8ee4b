import type { Language } from '../../../shared/show/languages.ts'
import type { DemoTexts } from '../types.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

export const TEXTS: Record<Language, DemoTexts> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
