import type en from '../../shared/i18n/en/refusals.ts'
import type { Refusal } from '../../shared/show/rule.ts'
import { textOf, type Dictionary } from './language.ts'

const { t, has } = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/refusals.ts', { import: 'default' }),
)

/** The text of a refusal, which says what to do; null stays null. A code without a text is shown as it is. */
export function useRefusals(): { say(refusal: Refusal | null): string | null } {
  return {
    say: (refusal) =>
      refusal &&
      (has(refusal.refused) ? t(refusal.refused, refusal.with) : t('unknown', { code: refusal.refused })),
  }
}
