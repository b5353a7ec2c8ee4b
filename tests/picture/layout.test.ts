import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layoutOf, type Circle } from '../../client/picture/draw/layout.ts'
import { viewportOf } from '../../client/picture/viewport.ts'
import { zonesOf, type Zone } from '../../client/picture/zones.ts'

/** Pictures of any shape; and those that projectors, walls of screens and upright displays have. */
const pictures = fc.oneof(
  fc.record({ width: fc.integer({ min: 600, max: 8000 }), height: fc.integer({ min: 400, max: 4400 }) }),
  fc.constantFrom(
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
    { width: 2560, height: 1080 },
    { width: 3840, height: 1080 },
    { width: 1080, height: 1920 },
  ),
)

const apart = (a: Zone, b: Zone) =>
  a.x + a.width <= b.x + 1e-6 ||
  b.x + b.width <= a.x + 1e-6 ||
  a.y + a.height <= b.y + 1e-6 ||
  b.y + b.height <= a.y + 1e-6
/** Whether a zone stands clear of a circle. */
const clear = ({ x, y, width, height }: Zone, { x: cx, y: cy, radius }: Circle) => {
  const dx = Math.max(x - cx, 0, cx - x - width)
  const dy = Math.max(y - cy, 0, cy - y - height)
  return Math.hypot(dx, dy) >= radius - 1e-6
}

const squareAround = ({ x, y, radius }: Circle): Zone => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
})

it('keeps words, code and names apart, and all of it readable, on a picture of any shape', () => {
  fc.assert(
    fc.property(pictures, fc.boolean(), ({ width, height }, round) => {
      const viewport = viewportOf(width, height)
      const { safe, floor, slate } = zonesOf(viewport)
      const { open, rolling } = layoutOf(viewport, round)
      const isClear = (zone: Zone, globe: Circle) =>
        round ? clear(zone, globe) : apart(zone, squareAround(globe))
      const large = [open.heading, open.qr, ...open.groups, open.pool, open.note]
      expect(clear(rolling.callAlone, rolling.globe) && apart(rolling.callAlone, rolling.qr)).toBe(true)
      const small = [rolling.call, rolling.prize, rolling.qr, rolling.caption, ...rolling.groups]
      expect(open.groups).toHaveLength(5)
      expect(rolling.groups).toHaveLength(5)
      for (const [parts, globe] of [
        [large, open.globe],
        [small, rolling.globe],
      ] as const) {
        for (const [i, zone] of parts.entries()) {
          expect(zone.x).toBeGreaterThanOrEqual(safe.x - 1e-6)
          expect(zone.x + zone.width).toBeLessThanOrEqual(safe.x + safe.width + 1e-6)
          expect(zone.y + zone.height).toBeLessThanOrEqual(floor.y + 1e-6)
          expect(Math.min(zone.width, zone.height)).toBeGreaterThan(3.5)
          expect(isClear(zone, globe)).toBe(true)
          for (const other of parts.slice(i + 1)) expect(apart(zone, other)).toBe(true)
        }
        expect(globe.x + globe.radius).toBeLessThanOrEqual(safe.x + safe.width + 1e-6)
      }
      expect(isClear({ ...slate, width: rolling.slate }, rolling.globe)).toBe(true)
      expect(open.qr.width).toBeGreaterThanOrEqual(28)
      expect(rolling.qr.width).toBeGreaterThanOrEqual(18)
    }),
  )
})

it('from 4:3 on leaves the call two large lines, also with the prize in sight', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1024, max: 4000 }), fc.boolean(), (width, round) => {
      const { call, prize } = layoutOf(viewportOf(width, 768), round).rolling
      expect(call.height).toBeGreaterThan(20)
      expect(Math.min(prize.width, prize.height)).toBeGreaterThan(7)
    }),
  )
})
