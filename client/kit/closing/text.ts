import type closing from '../../../shared/i18n/en/closing.ts'
import type common from '../../../shared/i18n/en/common.ts'
import { textOf, type Dictionary } from '../language.ts'

/** The texts of the closing list. */
export const closingText = textOf<keyof typeof common | keyof typeof closing>(
  import.meta.glob<Dictionary>('../../../shared/i18n/*/common.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../../shared/i18n/*/closing.ts', { import: 'default' }),
)
