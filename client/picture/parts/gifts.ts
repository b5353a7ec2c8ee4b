import type { Prize, State } from '../../../shared/show/state.ts'
import { formatsOf } from '../../kit/fill.ts'
import type { Language } from '../../../shared/show/languages.ts'
import type { Words } from '../type/words.ts'

/** What a sponsor gives: its prizes. */
export const giftsOf = (sponsor: string, { prizes }: Pick<State, 'prizes'>): Prize[] =>
  sponsor ? prizes.filter((prize) => prize.sponsor === sponsor) : []

/** How many units of a prize there are, and what they are worth together, where that is stated. */
export function factsOf(
  { quantity, value }: Prize,
  words: Words,
  language: Language,
  currency: string,
): string {
  const worth =
    value > 0
      ? formatsOf(language)
          .money(currency)
          .format(value * quantity)
      : ''
  return [words('units', { count: quantity }), worth && words('worth', { value: worth })]
    .filter(Boolean)
    .join('\u3000')
}

/** What a sponsor gives in one line: its only prize by name, if `named`, or how many prizes; else what it is thanked for. */
export function giftLine(gifts: Prize[], thanks: string, words: Words, named: boolean): string {
  if (gifts.length === 0) return thanks
  const units = gifts.reduce((sum, { quantity }) => sum + quantity, 0)
  const [only] = gifts
  return named && gifts.length === 1 ? `${only!.name} × ${units}` : words('prizes-given', { count: units })
}
