import { numberFormat } from '../../shared/fill.ts'
import type { Language } from '../../shared/show/languages.ts'

export { fill, type Params } from '../../shared/fill.ts'

/** How long some minutes are, in the largest unit of which there are two or more: minutes, hours or days. */
export function durationOf(minutes: number, language: Language): string {
  const formats = formatsOf(language)
  const [hours, days] = [Math.round(minutes / 60), Math.round(minutes / (24 * 60))]
  if (days >= 2) return formats.days.format(days)
  return hours >= 2 ? formats.hours.format(hours) : formats.minutes.format(minutes)
}

const made = new Map<Language, ReturnType<typeof make>>()

const currencies = new Map<string, Intl.NumberFormat>()

/** Sums of a currency (ISO 4217) in whole units, as they are given of prizes. */
function moneyFormat(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const format =
    currencies.get(key) ??
    new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 })
  currencies.set(key, format)
  return format
}

/** How a language writes a number, a sum of money, a time of day, to the minute, to the second and with its day, and minutes, hours and days. */
export function formatsOf(language: Language): ReturnType<typeof make> {
  let found = made.get(language)
  if (!found) made.set(language, (found = make(language)))
  return found
}

function make(language: Language) {
  const unit = (name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' })
  return {
    minutes: unit('minute'),
    hours: unit('hour'),
    days: unit('day'),
    number: numberFormat(language),
    money: (currency: string) => moneyFormat(language, currency),
    time: new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour12: false,
    }),
    clock: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }),
    moment: new Intl.DateTimeFormat(language, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
  }
}
