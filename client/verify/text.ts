import { shallowRef } from 'vue'
import type { Finding } from '../../shared/fair/finding.ts'
import en from '../../shared/i18n/en/verify.ts'
import zh from '../../shared/i18n/zh-CN/verify.ts'
import { useText } from '../kit/language.ts'

export const text = useText({ en, 'zh-CN': zh })

const sentences = shallowRef<typeof import('./sentences.ts') | null>(null)
void import('./sentences.ts').then((loaded) => (sentences.value = loaded))

/** A finding as a sentence in the page's language, with its line of the journal; its code until the sentences are loaded. */
export function told(finding: Finding): string {
  if (!sentences.value) return finding.code
  const { sentence, en: english, zhCN } = sentences.value
  return sentence(finding, text.language.value === 'en' ? english : zhCN)
}
