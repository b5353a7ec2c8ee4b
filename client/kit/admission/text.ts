import type en from '../../../shared/i18n/en/admission.ts'
import { textOf, type Dictionary } from '../language.ts'

/** What phones say of an admission; loaded where there is one. */
export const admissionText = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../../shared/i18n/*/admission.ts', { import: 'default' }),
)
