import type common from '../../shared/i18n/en/common.ts'
import type admission from '../../shared/i18n/en/hostAdmission.ts'
import type host from '../../shared/i18n/en/host.ts'
import type checks from '../../shared/i18n/en/hostChecks.ts'
import type people from '../../shared/i18n/en/hostPeople.ts'
import type prizes from '../../shared/i18n/en/hostPrizes.ts'
import type rundown from '../../shared/i18n/en/hostRundown.ts'
import type settings from '../../shared/i18n/en/hostSettings.ts'
import type seating from '../../shared/i18n/en/seating.ts'
import type works from '../../shared/i18n/en/hostWorks.ts'
import type scenes from '../../shared/i18n/en/scenes.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

type Texts =
  | typeof common
  | typeof scenes
  | typeof host
  | typeof admission
  | typeof checks
  | typeof people
  | typeof prizes
  | typeof rundown
  | typeof settings
  | typeof seating
  | typeof works
type KeysOf<T> = T extends unknown ? keyof T : never

const text = textOf<KeysOf<Texts>>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/common.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/scenes.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/host.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostAdmission.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostChecks.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostPeople.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostPrizes.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostRundown.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostSettings.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/seating.ts', { import: 'default' }),
  import.meta.glob<Dictionary>('../../shared/i18n/*/hostWorks.ts', { import: 'default' }),
)

/** The texts of the control panel. */
export const useHostText = () => text
