import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, pagesOf, papersOf, perPage } from '../../client/print/papers.ts'

test('a name is as large as its width lets it be, and never below what can be read', () => {
  expect(fitted('周予安', 46, 11, 4.5)).toBe(11)
  expect(fitted('买买提吐尔逊江', 46, 11, 4.5)).toBeCloseTo(46 / 7)
  expect(fitted('Alexandra Papadopoulos', 46, 11, 4.5, 2)).toBeLessThan(11)
  expect(fitted('长'.repeat(200), 46, 11, 4.5, 2)).toBe(4.5)
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 3 }), (name, lines) => {
      const size = fitted(name, 46, 11, 4.5, lines)
      expect(size).toBeGreaterThanOrEqual(4.5)
      expect(size).toBeLessThanOrEqual(11)
    }),
  )
})

test('a word fits its line in the widest bold type: no letter of it goes to the next', () => {
  // In its height, as DejaVu Sans Bold has it.
  const words = { Bowen: 3.76, Wilhelmina: 6.39, Mmm: 3.08, WWWWW: 5.52 }
  for (const [word, width] of Object.entries(words))
    expect(fitted(`${word} Li`, 89, 26, 1, 2) * width, word).toBeLessThanOrEqual(89)
})

test('every card stands on one page, in order, and no page is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 12 }), (cards, most) => {
      const pages = pagesOf(cards, most)
      expect(pages.flat()).toEqual(cards)
      expect(pages.every((page) => page.length > 0 && page.length <= most)).toBe(true)
    }),
  )
  expect(perPage('badges', 'a4')).toBe(10)
  expect(perPage('badges', 'label')).toBe(1)
  expect(papersOf('poster')).toEqual(['a4'])
})
