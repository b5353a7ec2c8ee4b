import type en from '../../shared/i18n/en/work.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

/** The texts of the list of works. */
export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/work.ts', { import: 'default' }),
)
