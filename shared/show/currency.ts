import type { Settings } from './state.ts'

/** In yuan: an award of more than this is listed for the income tax of whoever won it (China). */
export const TAX_LISTED_OVER = 500

/** The currency of an event (ISO 4217): yuan if it has named none. */
export const currencyOf = (settings: Settings): string => settings.currency ?? 'CNY'
