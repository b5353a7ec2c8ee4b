import en from '../../shared/i18n/en/refusals.ts'
import zh from '../../shared/i18n/zh-CN/refusals.ts'
import type { Refusal } from '../../shared/show/rule.ts'
import { useText } from './language.ts'

/** The text of a refusal, which says what to do; null stays null. A code without a text is shown as it is. */
export function useRefusals(): { say(refusal: Refusal | null): string | null } {
  const { t, has } = useText({ en, 'zh-CN': zh })
  return {
    say: (refusal) =>
      refusal &&
      (has(refusal.refused) ? t(refusal.refused, refusal.with) : t('unknown', { code: refusal.refused })),
  }
}
