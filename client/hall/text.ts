import type en from '../../shared/i18n/en/hall.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/hall.ts', { import: 'default' }),
)
