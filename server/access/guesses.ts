import { Refused } from './errors.ts'
import type { Limits } from './limits.ts'

/**
 * Counts a wrong key; throws `too-many` where its address has guessed too often. Right keys never come here: they have at least
 * 128 random bits, so that nobody finds one by guessing on, and a hall behind one address does not lock its desks out.
 */
export function countGuess({ guesses }: Pick<Limits, 'guesses'>, address: string): void {
  if (!guesses.take(address)) throw new Refused('too-many', { seconds: guesses.wait(address) })
}
