import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuse } from '../../shared/show/refuse.ts'
import { emptyState } from '../../shared/show/state.ts'
import { paletteOf, PLAIN_LOOK, themes } from '../../shared/show/themes/index.ts'
import { contrast, LEAST_CONTRAST, leastContrast, type Look } from '../../shared/show/themes/theme.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const configure = (look: Partial<Look>) =>
  refuse(
    emptyState('e'),
    { type: 'event.configure', ask: { look: { ...PLAIN_LOOK, ...look } } },
    { role: 'host', name: '' },
  )

describe('contrast', () => {
  it('is what WCAG says of known pairs', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#0000ff', '#ffffff')).toBeCloseTo(8.59, 2)
  })

  it('is the same both ways, from 1 to 21', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a))
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1)
        expect(contrast(a, b)).toBeLessThanOrEqual(21)
      }),
    )
  })
})

/** Every palette of a theme: its own, and its flood if it has one. */
const palettes = themes.flatMap(({ name, palette, flood }) => [
  [name, name, palette] as const,
  ...(flood ? [[`${name}, flooded`, name, flood] as const] : []),
])

describe.each(palettes)('the look %s', (_title, name, palette) => {
  it('is read from the last row, and the winner is its brightest', () => {
    expect(leastContrast(palette)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    const { hot, ink, ...others } = palette
    for (const other of Object.values(others)) {
      expect(contrast(hot, ink)).toBeGreaterThanOrEqual(contrast(other, ink))
    }
  })

  it('may be chosen', () => expect(configure({ theme: name })).toBeNull())
})

describe('a look', () => {
  it('that cannot be read is refused with its contrast, whatever the colours', () => {
    fc.assert(
      fc.property(colour, colour, (ink, light) => {
        const ratio = leastContrast(paletteOf({ theme: 'night', ink, light }))
        const refused = configure({ ink, light })
        if (ratio >= LEAST_CONTRAST) expect(refused).toBeNull()
        else expect(refused).toMatchObject({ refused: 'contrast-low', with: { least: LEAST_CONTRAST } })
      }),
    )
  })

  it('of a theme that nobody knows is refused, and shown as the first', () => {
    expect(configure({ theme: 'plaid' })?.refused).toBe('theme-unknown')
    expect(paletteOf({ theme: 'plaid', ink: '', light: '' })).toEqual(themes[0]!.palette)
  })
})
