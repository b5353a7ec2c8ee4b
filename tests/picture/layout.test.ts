import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CELL, COLUMNS } from '../../client/picture/animations/cards/wall.ts'
import { layoutOf } from '../../client/picture/draw/layout.ts'

/** Of 4:3, the narrowest there is, up to very wide; and those at which the layout changes or that projectors have. */
const widths = fc.oneof(
  fc.double({ min: 133.3, max: 400, noNaN: true }),
  fc.constantFrom(133.4, 160, 174.9, 175, 177.8, 233),
)

it('keeps rolling names, words and code apart on a picture of any shape', () => {
  fc.assert(
    fc.property(widths, (width) => {
      const { code, left, column, animation } = layoutOf({ width })
      const [from, to] = [width * 0.05, width * 0.95]
      expect(from + left).toBeLessThan(to - code)
      expect(column).toBeGreaterThanOrEqual(41)
      const middle = width / 2 + animation.x
      const half = (COLUMNS * CELL.width * 100 * animation.scale) / 2
      expect(middle + half).toBeLessThan(to - code)
      // Beside the words, or above them.
      expect(middle - half).toBeGreaterThan(column < left ? from + column : from)
    }),
  )
})
