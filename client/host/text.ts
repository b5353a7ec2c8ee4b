import type common from '../../shared/i18n/en/common.ts'
import type host from '../../shared/i18n/en/host.ts'
import type scenes from '../../shared/i18n/en/scenes.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

const text = textOf<keyof typeof common | keyof typeof scenes | keyof typeof host>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/common.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/scenes.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/host.ts', { import: 'default' }),
)

/** The texts of the control panel. */
export const useHostText = () => text
