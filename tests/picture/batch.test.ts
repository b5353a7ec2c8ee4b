import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchCells, batchOf, sizeOf } from '../../client/picture/draw/batch.ts'
import { fit, type Measure } from '../../client/picture/type/fit.ts'
import { viewportOf } from '../../client/picture/viewport.ts'
import { zonesOf } from '../../client/picture/zones.ts'
import { PAGE_SIZE } from '../../shared/show/pace.ts'

const measure: Measure = (text) =>
  [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 1 : one === ' ' ? 0.3 : 0.55), 0)
const counts = fc.integer({ min: 2, max: PAGE_SIZE })
const pictures = fc.constantFrom([1920, 1080], [1024, 768], [2560, 1080], [3840, 1080], [1080, 1920])
/** The share of a cell that the name has beside its group. */
const NAME = 0.5
const USUAL = ['王小明', '欧阳喆翀', '李娜', 'Yuki Tanaka']

function laidOut(names: string[], [width, height]: readonly number[]) {
  const viewport = viewportOf(width!, height!)
  const { main } = zonesOf(viewport)
  const batch = batchOf(names, viewport)
  return { batch, main, cells: batchCells(batch, names.length, main) }
}

describe('a page of winners', () => {
  it('gives every name a cell of its own inside the zone, on a picture of any shape', () => {
    fc.assert(
      fc.property(counts, pictures, (count, picture) => {
        const { main, cells } = laidOut(
          Array.from({ length: count }, (_, i) => USUAL[i % 4]!),
          picture,
        )
        expect(cells).toHaveLength(count)
        for (const [i, a] of cells.entries()) {
          expect(a.x + a.width).toBeLessThanOrEqual(main.x + main.width + 1e-6)
          expect(a.y + a.height).toBeLessThanOrEqual(main.y + main.height + 1e-6)
          for (const b of cells.slice(i + 1))
            expect(
              a.x + a.width <= b.x + 1e-6 ||
                b.x + b.width <= a.x + 1e-6 ||
                a.y + a.height <= b.y + 1e-6 ||
                b.y + b.height <= a.y + 1e-6,
            ).toBe(true)
        }
      }),
    )
  })

  it('lets usual names stand on one line or two, at 6 % of the height up to twenty', () => {
    for (let count = 8; count <= 20; count++) {
      const names = Array.from({ length: count }, (_, i) => USUAL[i % 3]!)
      const { batch, cells } = laidOut(names, [1920, 1080])
      names.forEach((name, i) => {
        const { lines, size } = fit(
          name,
          { width: cells[i]!.width * NAME, height: cells[i]!.height, max: sizeOf(name, batch.size) },
          measure,
        )
        expect(lines).toEqual([name])
        expect([count, size >= 6]).toEqual([count, true])
      })
    }
  })

  it('never shows more names larger', () => {
    const sizes = Array.from({ length: PAGE_SIZE - 7 }, (_, i) => {
      const names = Array.from({ length: i + 8 }, () => 'Ada Leo')
      return laidOut(names, [1920, 1080]).batch.size
    })
    expect(sizes.filter((size) => size > sizes[0]!)).toEqual([])
    expect(sizes.at(-1)).toBeLessThan(sizes[0]!)
  })
})
