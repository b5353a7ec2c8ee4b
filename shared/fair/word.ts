import { isWellFormed } from './canonical.ts'

/** The longest word that may be called, in code points. */
export const WORD_LENGTH = 200

/**
 * A called word as it is stored: NFC, trimmed, every run of white space one space; "" when nothing is left.
 * null when it is longer than 200 code points or holds a lone surrogate.
 */
export function cleanWord(text: string): string | null {
  if (!isWellFormed(text)) return null
  const word = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  return word.length <= WORD_LENGTH || [...word].length <= WORD_LENGTH ? word : null
}

/** Whether a stored word says something: a blank one carries no chance. */
export function isCalled(word: string): boolean {
  return word.trim() !== ''
}
