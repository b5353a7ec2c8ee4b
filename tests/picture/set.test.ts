import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programmeOf } from '../../client/picture/programme.ts'
import { rollsAt } from '../../client/picture/playhead.ts'
import { bake, type Baked } from '../../client/picture/set/bake.ts'
import { setColoursOf } from '../../client/picture/set/colours.ts'
import { lifeOf } from '../../client/picture/set/life.ts'
import { lightingOf, lightsOf } from '../../client/picture/set/lighting.ts'
import { lightOf, LIGHTS, type LightName } from '../../client/picture/set/lights.ts'
import { SCENES } from '../../shared/scenes/index.ts'
import { themes } from '../../shared/show/themes/index.ts'
import { contrast, LEAST_CONTRAST, type Palette } from '../../shared/show/themes/theme.ts'
import { madeScene, OPENED, sampleDraw } from '../support/pictureStates.ts'

const names = Object.keys(LIGHTS) as LightName[]
const ASPECTS = [16 / 9, 4 / 3, 32 / 9, 9 / 16]
/** Rows of pixels of a trial bake. */
const ROWS = 27
const hex = (parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`

const baked = (name: LightName, palette: Palette, aspect: number, count = 4): Baked =>
  bake(lightOf({ name, count }, aspect), setColoursOf(palette), aspect, ROWS)

/** The colour of a pixel with every layer at full strength. */
function pixel({ width, wall, beams, pools }: Baked, x: number, y: number): number[] {
  const at = (y * width + x) * 4
  return [0, 1, 2].map((k) => Math.min(255, wall[at + k]! + beams[at + k]! + pools[at + k]!))
}

const palettes = themes.flatMap(({ name, palette, flood }) => [
  [name, palette] as const,
  ...(flood ? [[`${name}, flooded`, flood] as const] : []),
])

describe.each(palettes)('the set in the look %s', (_name, palette) => {
  it.each(names)('leaves everything on it readable, lit as for %s', (name) => {
    const { ink: _ink, ...read } = palette
    for (const aspect of ASPECTS)
      for (const count of [1, 5]) {
        const set = baked(name, palette, aspect, count)
        let least = Infinity
        for (let y = 0; y < ROWS * 0.84; y++)
          for (let x = 0; x < set.width; x++) {
            const behind = hex(pixel(set, x, y))
            for (const colour of Object.values(read)) least = Math.min(least, contrast(colour, behind))
          }
        expect(least).toBeGreaterThan(LEAST_CONTRAST - 0.02)
      }
  })

  it('is lit: the floor of a winner outshines the wall', () => {
    const set = baked('winner', palette, 16 / 9)
    const row = (y: number) => Math.max(...Array.from({ length: set.width }, (_, x) => pixel(set, x, y)[1]!))
    expect(row(Math.round(ROWS * 0.91))).toBeGreaterThan(row(Math.round(ROWS * 0.4)))
  })
})

describe('a light', () => {
  it('is baked to the same pixels on every screen', () => {
    const [one, two] = [
      baked('grand', themes[0]!.palette, 16 / 9),
      baked('grand', themes[0]!.palette, 16 / 9),
    ]
    expect(one).toEqual(two)
  })

  it('lights as many columns as asked', () => {
    for (const count of [2, 3, 5, 7])
      expect(lightOf({ name: 'columns', count }, 16 / 9).pools).toHaveLength(count)
  })
})

describe('the lighting', () => {
  it('of every scene is a light of its own or one that it shares', () => {
    for (const { name } of SCENES) {
      const state = madeScene(name)
      const { light, since } = lightingOf(programmeOf(state), state, OPENED + 500)
      expect(names).toContain(light.name)
      expect(since).toBe(OPENED)
    }
  })

  it('of a draw follows from the state and the time alone, and never outshines what was baked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 45 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 0, max: 90_000 }),
        (count, grand, called, ms) => {
          const state = sampleDraw({ count, grand, called, people: 60 })
          const at = OPENED + ms
          const lighting = lightingOf(programmeOf(state), state, at)
          expect(lightingOf(programmeOf(structuredClone(state)), state, at)).toEqual(lighting)
          expect(lighting.since).toBeLessThanOrEqual(at)
          const { wall, beams, pools, spread } = lighting.levels
          for (const level of [wall, beams, pools, spread]) {
            expect(level).toBeGreaterThanOrEqual(0)
            expect(level).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  it('of a draw asks for no light but those that it said it would have, and by that of its prize', () => {
    for (const count of [1, 4, 10, 20, 40, 95]) {
      const state = sampleDraw({ count, called: true, people: 160 })
      const draw = state.draws.at(-1)!
      const { before, revealed } = lightsOf(draw)
      const times = draw.pages.flatMap(({ at, names, over }) => [at, names - 1, names, over, over + 2000])
      const asked = [draw.at, rollsAt(draw) - 1, rollsAt(draw), ...times].map(
        (at) => lightingOf(programmeOf(state), state, at).light,
      )
      expect([...before, ...revealed]).toEqual(expect.arrayContaining(asked.slice(1)))
      expect(asked).toEqual(expect.arrayContaining(before))
    }
  })

  it('lets the beams of a grand prize open from a slit', () => {
    const state = sampleDraw({ grand: true, picture: 'x' })
    const spread = (ms: number) => lightingOf(programmeOf(state), state, OPENED + ms).levels.spread
    expect([spread(300), spread(650)]).toEqual([0, 0])
    expect(spread(1000)).toBeGreaterThan(0.3)
    expect(spread(1400)).toBe(1)
  })

  it('goes dark on the floor while everything stands still before the name', () => {
    const state = sampleDraw({ grand: true, called: true })
    const { names: due } = state.draws.at(-1)!.pages[0]!
    const pools = (ms: number) => lightingOf(programmeOf(state), state, due + ms).levels.pools
    expect(pools(-100)).toBe(0)
    expect(pools(80)).toBe(1)
  })
})

describe('the life of the set', () => {
  it('never adds light, and is half as strong with reduced motion', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 41 }), (at) => {
        const [free, calm] = [lifeOf(at, false), lifeOf(at, true)]
        for (const { beams, pools } of [free, calm]) {
          expect(Math.max(beams, pools)).toBeLessThanOrEqual(1)
          expect(Math.min(beams, pools)).toBeGreaterThan(0.87)
        }
        expect(Math.abs(calm.sway)).toBeLessThanOrEqual(Math.abs(free.sway))
      }),
    )
  })
})
