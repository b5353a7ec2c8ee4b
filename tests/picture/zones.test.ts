import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewportOf } from '../../client/picture/viewport.ts'
import { columns, foot, rows, top, zonesOf, type Zone } from '../../client/picture/zones.ts'

const pictures = fc.record({
  width: fc.integer({ min: 320, max: 7680 }),
  height: fc.integer({ min: 320, max: 4320 }),
})
const inside = (part: Zone, whole: Zone) =>
  part.x >= whole.x - 1e-6 &&
  part.y >= whole.y - 1e-6 &&
  part.x + part.width <= whole.x + whole.width + 1e-6 &&
  part.y + part.height <= whole.y + whole.height + 1e-6
const apart = (a: Zone, b: Zone) =>
  a.x + a.width <= b.x + 1e-6 ||
  b.x + b.width <= a.x + 1e-6 ||
  a.y + a.height <= b.y + 1e-6 ||
  b.y + b.height <= a.y + 1e-6

describe('the zones of a picture of any shape', () => {
  it('stand within the safe area and above the floor, apart from each other', () => {
    fc.assert(
      fc.property(pictures, ({ width, height }) => {
        const viewport = viewportOf(width, height)
        const { safe, slate, head, main, body, base, floor } = zonesOf(viewport)
        for (const zone of [slate, head, main, body, base]) {
          expect(inside(zone, safe)).toBe(true)
          expect(apart(zone, floor)).toBe(true)
          expect(zone.height).toBeGreaterThan(4)
        }
        expect(apart(slate, head) && apart(slate, main) && apart(head, body)).toBe(true)
        expect(inside(body, main)).toBe(true)
        expect(floor.y / viewport.height).toBeCloseTo(0.85)
      }),
    )
  })

  it('are parted without a rest and without an overlap', () => {
    const shares = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(pictures, shares, ({ width, height }, parts) => {
        const { main } = zonesOf(viewportOf(width, height))
        for (const split of [columns, rows]) {
          const zones = split(main, parts, 1)
          expect(zones).toHaveLength(parts.length)
          for (const [i, zone] of zones.entries()) {
            expect(inside(zone, main)).toBe(true)
            for (const other of zones.slice(i + 1)) expect(apart(zone, other)).toBe(true)
          }
        }
        for (const [part, rest] of [top(main, 20), foot(main, 20)]) {
          expect(inside(part!, main) && inside(rest!, main) && apart(part!, rest!)).toBe(true)
        }
      }),
    )
  })
})
