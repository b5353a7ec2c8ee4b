import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinedWords, wordParts } from '../../client/host/control/wordParts.ts'

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
