import type en from '../../shared/i18n/en/openDraw.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

/** The texts of a draw that is open. */
export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/openDraw.ts', { import: 'default' }),
)
