import type en from '../../../shared/i18n/en/word.ts'
import { textOf, type Dictionary } from '../../kit/language.ts'

/** The texts for a guest who is asked for a word. */
export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../../shared/i18n/*/word.ts', { import: 'default' }),
)
