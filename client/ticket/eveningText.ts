import type en from '../../shared/i18n/en/guest.ts'
import type finder from '../../shared/i18n/en/finder.ts'
import type hall from '../../shared/i18n/en/hall.ts'
import type openDraw from '../../shared/i18n/en/openDraw.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

/** The texts of a guest's evening, and those of the hall for what is on stage. */
export const text = textOf<keyof typeof en | keyof typeof hall | keyof typeof openDraw | keyof typeof finder>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/hall.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/openDraw.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/finder.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/guest.ts', { import: 'default' }),
)
