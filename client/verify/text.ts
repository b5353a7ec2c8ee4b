import type { Finding } from '../../shared/fair/finding.ts'
import en from '../../shared/i18n/en/verify.ts'
import { sentence } from '../../shared/i18n/findings/catalogue.ts'
import { en as enFindings } from '../../shared/i18n/findings/en.ts'
import { zhCN as zhFindings } from '../../shared/i18n/findings/zh-CN.ts'
import zh from '../../shared/i18n/zh-CN/verify.ts'
import { useText } from '../kit/language.ts'

export const text = useText({ en, 'zh-CN': zh })

/** A finding as a sentence in the page's language, its line of the journal included. */
export function told(finding: Finding): string {
  return sentence(finding, text.language.value === 'en' ? enFindings : zhFindings)
}
