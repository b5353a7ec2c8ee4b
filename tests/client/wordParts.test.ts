import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWord, joinedWords, withWord, wordParts } from '../../client/host/control/wordParts.ts'

const word = fc.stringMatching(/^[a-z ]{0,8}$/)
const callers = fc.integer({ min: 1, max: 9 })

test('whatever is typed in the fields is in the words, and stands in the same fields on another panel', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (typed) => {
      const words = joinedWords(typed)
      const parts = wordParts(words, typed.length)
      expect(parts).toHaveLength(typed.length)
      const kept = typed.findLastIndex((part) => part.trim() !== '')
      expect(parts).toEqual(typed.map((part, i) => (i > kept ? '' : part)))
    }),
  )
})

test('words typed in one field, or by more people than there are fields, are all kept', () => {
  fc.assert(
    fc.property(fc.string(), callers, (words, count) => {
      expect(wordParts(words, count)).toHaveLength(count)
      expect(wordParts(words, count).join(' · ').startsWith(words)).toBe(true)
    }),
  )
})

test('a word that is taken from a phone is added once, and what was typed stays where it was', () => {
  const said = fc.stringMatching(/^[a-z]{1,8}( · )?[a-z]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), said, callers, (typed, taken, count) => {
      const before = joinedWords(typed)
      const after = withWord(before, taken, count)
      const parts = wordParts(after, count)
      expect(hasWord(after, taken)).toBe(true)
      wordParts(before, count).forEach((part, i) => {
        if (part.trim() !== '') expect(parts[i]!.startsWith(part)).toBe(true)
      })
    }),
  )
})
