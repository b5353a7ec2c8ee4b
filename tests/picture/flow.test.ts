import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowAt, flowLength, STANDS } from '../../client/picture/parts/flow.ts'

const cells = fc.integer({ min: 1, max: 40 })
const count = fc.integer({ min: 0, max: 300 })

test('every entry of a flowing list stands equally long, once, before the list has flowed by', () => {
  fc.assert(
    fc.property(cells, count, (across, all) => {
      const step = STANDS / across
      for (let index = 0; index < all; index++) {
        const from = Math.floor(index / across) * STANDS + (index % across) * step
        const shown = (t: number) => flowAt(t, across, all)[index % across]!
        expect(shown(from + step / 2).index).toBe(index)
        expect(shown(from + STANDS - step / 2).index).toBe(index)
        expect(shown(from - step / 2).index).not.toBe(index)
        expect(shown(from + STANDS + step / 2).index).not.toBe(index)
        expect(from + STANDS).toBeLessThanOrEqual(flowLength(all, across))
      }
    }),
    { numRuns: 40 },
  )
})

test('no entry stands in two cells, and what stands is in order along the list', () => {
  fc.assert(
    fc.property(cells, count, fc.integer({ min: 0, max: 400_000 }), (across, all, t) => {
      const shown = flowAt(t, across, all).flatMap(({ index }) => (index < 0 ? [] : [index]))
      expect(new Set(shown).size).toBe(shown.length)
      if (shown.length > 0) expect(Math.max(...shown) - Math.min(...shown)).toBeLessThan(2 * across)
    }),
  )
})
