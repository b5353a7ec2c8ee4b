import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bake, type Pixels } from '../../client/picture/set/bake.ts'
import { setColoursOf } from '../../client/picture/set/colours.ts'
import { lightOf } from '../../client/picture/set/lights.ts'
import { fallOf, shareOf } from '../../client/picture/set/scrim.ts'
import { themes } from '../../shared/show/themes/index.ts'
import {
  channels,
  contrast,
  LEAST_CONTRAST,
  luminance,
  type Palette,
} from '../../shared/show/themes/theme.ts'

type Rounding = (value: number) => number
const hex = (parts: number[], round: Rounding) =>
  `#${parts.map((part) => round(part).toString(16).padStart(2, '0')).join('')}`
const part = fc.integer({ min: 0, max: 255 })
const picture = fc
  .array(fc.tuple(part, part, part, fc.constant(255)), { minLength: 1, maxLength: 30 })
  .map((pixels) => new Uint8ClampedArray(pixels.flat()) as Pixels)

/** The least contrast of what is read on a picture that shows through the ink by a share, its colours rounded to whole bytes. */
function leastOn(pixels: Pixels, share: number, { ink, ...read }: Palette, round: Rounding): number {
  const ground = channels(ink)
  let least = Infinity
  for (let at = 0; at < pixels.length; at += 4) {
    const behind = hex(
      ground.map((own, k) => own + (pixels[at + k]! - own) * share),
      round,
    )
    for (const colour of Object.values(read)) least = Math.min(least, contrast(colour, behind))
  }
  return least
}

describe.each(
  themes.flatMap(
    ({ name, palette, flood }) =>
      (flood
        ? [
            [name, palette],
            [`${name}, flooded`, flood],
          ]
        : [[name, palette]]) as [string, Palette][],
  ),
)('a background picture in the look %s', (_name, palette) => {
  it('shows as much as leaves everything on it readable, and no less', () => {
    const isDark = luminance(palette.ink) < luminance(palette.paper)
    const [toInk, fromInk] = isDark ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor]
    fc.assert(
      fc.property(picture, (pixels) => {
        const share = shareOf(pixels, palette)
        expect(leastOn(pixels, share, palette, toInk)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        if (share < 0.85) expect(leastOn(pixels, share + 0.02, palette, fromInk)).toBeLessThan(LEAST_CONTRAST)
      }),
    )
  })

  it('is lit most where the light is brightest, and not at all where it is darkest', () => {
    const light = lightOf({ name: 'welcome', count: 1 }, 16 / 9)
    const baked = bake(light, setColoursOf(palette), 16 / 9, 27)
    const fall = fallOf(baked, light.horizon)
    const wall = Array.from({ length: Math.floor(27 * light.horizon) * baked.width }, (_, i) => ({
      fall: fall[i * 4 + 3]!,
      light: baked.wall[i * 4 + 1]! + baked.beams[i * 4 + 1]!,
    })).toSorted((a, b) => a.light - b.light)
    expect(wall[0]!.fall).toBe(0)
    expect(wall.at(-1)!.fall).toBe(255)
    expect(wall.map(({ fall }) => fall)).toEqual(wall.map(({ fall }) => fall).toSorted((a, b) => a - b))
  })
})
