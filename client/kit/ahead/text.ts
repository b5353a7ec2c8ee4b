import type en from '../../../shared/i18n/en/ahead.ts'
import { textOf, type Dictionary } from '../language.ts'

/** The texts of what comes next. */
export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../../shared/i18n/*/ahead.ts', { import: 'default' }),
)
