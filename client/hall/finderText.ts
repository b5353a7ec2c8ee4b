import type en from '../../shared/i18n/en/finder.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

/** The texts of the form that finds one's own ticket. */
export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/finder.ts', { import: 'default' }),
)
