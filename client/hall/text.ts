import type hall from '../../shared/i18n/en/hall.ts'
import type scenes from '../../shared/i18n/en/scenes.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

export const text = textOf<keyof typeof scenes | keyof typeof hall>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/scenes.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hall.ts', { import: 'default' }),
)
