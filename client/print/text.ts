import type common from '../../shared/i18n/en/common.ts'
import type print from '../../shared/i18n/en/print.ts'
import type scenes from '../../shared/i18n/en/scenes.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

const text = textOf<keyof typeof common | keyof typeof print | keyof typeof scenes>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/common.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/print.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/scenes.ts', { import: 'default' }),
)

/** The texts of the page to print from. */
export const usePrintText = () => text
