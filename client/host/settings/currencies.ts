import type { Language } from '../../../shared/show/languages.ts'

/** The currencies that are offered: those of the places where events are held most, ISO 4217. */
const OFFERED = ['CNY', 'HKD', 'TWD', 'MOP', 'SGD', 'MYR', 'JPY', 'USD', 'EUR', 'GBP', 'AUD', 'CAD']

/** The currencies by their names in a language, and the one that is chosen in any case. */
export function currencies(language: Language, chosen: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return [...new Set([...OFFERED, chosen])].map((value) => ({
    value,
    label: `${names.of(value) ?? value} (${value})`,
  }))
}
