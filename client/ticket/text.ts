import type en from '../../shared/i18n/en/ticket.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

/** The texts of the page around the evening. */
export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/ticket.ts', { import: 'default' }),
)
