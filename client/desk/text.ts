import type common from '../../shared/i18n/en/common.ts'
import type desk from '../../shared/i18n/en/desk.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

const text = textOf<keyof typeof common | keyof typeof desk>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/common.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/desk.ts', { import: 'default' }),
)

/** The texts of the desk. */
export const useDeskText = () => text
