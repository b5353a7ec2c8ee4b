import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cast } from '../../client/picture/animations/animation.ts'
import { ANIMATIONS, animationOf } from '../../client/picture/animations/index.ts'
import { Motion } from '../../client/picture/animations/engine/motion.ts'
import { wallOf } from '../../client/picture/animations/cards/wall.ts'
import { globeOf } from '../../client/picture/animations/sphere/globe.ts'
import { BEND, spansOf } from '../../client/picture/animations/sphere/spans.ts'
import { night } from '../../shared/show/themes/night.ts'
import { timetable } from '../../shared/show/pace.ts'

const cast = (pages: number, called: number, calm = false): Cast => ({
  names: ['王小明'],
  seed: 3,
  rolls: 2000,
  landings: timetable(pages, 0, called, 'small').map(({ at, names, over }) => ({
    at,
    still: names - 200,
    names,
    over,
  })),
  calm,
  palette: night.palette,
})
const pool = (people: number): Cast => ({ ...cast(1, 0), names: Array.from({ length: people }, String) })
const any = fc
  .record({
    pages: fc.integer({ min: 0, max: 70 }),
    called: fc.integer({ min: 0, max: 60_000 }),
    calm: fc.boolean(),
  })
  .map(({ pages, called, calm }) => cast(pages, called, calm))

describe('the motion of every animation', () => {
  it('turns on without a jump and never back', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 120_000 }), (one, t) => {
        const motion = new Motion(one)
        const step = motion.at(t + 16).turned - motion.at(t).turned
        expect(step).toBeGreaterThanOrEqual(-1e-9)
        expect(step).toBeLessThanOrEqual(0.017)
      }),
    )
  })

  it('stands still from rest until the names', () => {
    fc.assert(
      fc.property(any, (one) => {
        const motion = new Motion(one)
        for (const { still, names } of one.landings) {
          expect(motion.at(names - 1).turned).toBeCloseTo(motion.at(still).turned, 9)
          expect(motion.at(names - 1).energy).toBe(0)
          expect(motion.at(names - 1)).toEqual(motion.at(still))
        }
      }),
    )
  })

  it('was the same up to the landing before the landing was known', () => {
    fc.assert(
      fc.property(any, fc.double({ min: 0, max: 1, noNaN: true }), (one, part) => {
        const t = one.landings[0]!.at * part
        const unknown = new Motion({ ...one, landings: [] })
        expect(unknown.at(t).turned).toBeCloseTo(new Motion(one).at(t).turned, 9)
      }),
    )
  })
})

describe('what drifts', () => {
  it('moves too slowly for anybody to miss the frames between its steps', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 3000 }), (one, off) => {
        const motion = new Motion(one)
        for (const begins of [0, ...one.landings.flatMap(({ at, names }) => [at, names])]) {
          const [before, after] = [motion.at(begins + off), motion.at(begins + off + 16)]
          if (!before.drifting || !after.drifting) continue
          expect(after.turned - before.turned).toBeLessThanOrEqual(0.001)
          expect(after.out).toBe(before.out)
          expect(after.gathered).toBeCloseTo(before.gathered, 9)
        }
      }),
    )
  })

  it('is a globe before it rolls and behind the winners, and none that anybody waits for', () => {
    const one = cast(2, 9000)
    const motion = new Motion(one)
    expect(motion.at(one.rolls - 1).drifting).toBe(true)
    for (const { at, still, names, over } of one.landings) {
      for (const t of [at, still, names]) expect(motion.at(t).drifting).toBe(false)
      expect(motion.at(over + 1000).drifting).toBe(true)
    }
  })
})

describe('the globe', () => {
  const widths = fc.array(fc.double({ min: 0.5, max: 20, noNaN: true }), { minLength: 1, maxLength: 400 })

  it('has every name once, none over another', () => {
    fc.assert(
      fc.property(widths, fc.integer({ min: 1, max: 50 }), (all, seed) => {
        const { rings } = globeOf(all, seed)
        const names = rings.flatMap(({ places }) => places.map(({ name }) => name))
        expect(names.sort((a, b) => a - b)).toEqual(all.map((_, i) => i))
        for (const { latitude, places } of rings) {
          const taken = places.reduce((sum, { width }) => sum + width, 0)
          expect(taken).toBeLessThanOrEqual(2 * Math.PI * Math.cos(latitude) + 1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is drawn in spans that hold each of its names once, each at its place', () => {
    fc.assert(
      fc.property(widths, fc.integer({ min: 1, max: 50 }), (all, seed) => {
        const { em, rings } = globeOf(all, seed)
        for (const ring of rings) {
          const environment = Math.cos(ring.latitude) / em
          const spans = spansOf(ring, em)
          const placed = spans.flatMap(({ longitude, width, names }) => {
            if (names.length > 1) expect(width).toBeLessThanOrEqual(BEND * environment + 1e-9)
            return names.map((one) => ({
              name: one.name,
              longitude: longitude + (one.x + (one.width - width) / 2) / environment,
              width: one.width * em,
            }))
          })
          expect(placed.map(({ name }) => name)).toEqual(ring.places.map(({ name }) => name))
          placed.forEach(({ longitude, width }, i) => {
            expect(longitude).toBeCloseTo(ring.places[i]!.longitude, 9)
            expect(width).toBeCloseTo(ring.places[i]!.width, 9)
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('takes far fewer spans than names where there are many', () => {
    const { em, rings } = globeOf(
      Array.from({ length: 10_000 }, (_, i) => 2 + (i % 3)),
      7,
    )
    const spans = rings.reduce((sum, ring) => sum + spansOf(ring, em).length, 0)
    expect(spans).toBeLessThan(10_000 / 2)
  })

  it('is the same on every screen, and another for another draw', () => {
    const all = Array.from({ length: 200 }, (_, i) => 2 + (i % 3))
    expect(globeOf(all, 7)).toEqual(globeOf(all, 7))
    expect(globeOf(all, 8)).not.toEqual(globeOf(all, 7))
  })
})

describe('every animation', () => {
  it.each(ANIMATIONS)(
    '$name lasts until its last names are in, and for ever until they are known',
    (animation) => {
      const known = cast(45, 9000)
      expect(animation.length(known)).toBe(known.landings.at(-1)!.over)
      expect(animation.length({ ...known, landings: [] })).toBe(Infinity)
    },
  )

  it('stands in the folder of its name, and every folder in the registry', () => {
    const folders = Object.keys(import.meta.glob('../../client/picture/animations/*/*.ts'))
      .map((path) => path.split('/').slice(-2))
      .filter(([folder, file]) => file === `${folder}.ts`)
    expect(folders.map(([folder]) => folder!).sort()).toEqual(ANIMATIONS.map(({ name }) => name).toSorted())
  })

  it.each(ANIMATIONS)('$name has its texts in every language', ({ name }) => {
    const texts = import.meta.glob<Record<string, string>>('../../shared/i18n/*/host.ts', {
      eager: true,
      import: 'default',
    })
    for (const dictionary of Object.values(texts)) {
      expect(dictionary[`prize.animation.${name}`]).toBeTruthy()
      expect(dictionary[`prize.animation.${name}Hint`]).toBeTruthy()
    }
  })

  it('is found by its name where it suits, else another stands in', () => {
    for (const people of [1, 2, 20, 60, 2000, 20_000]) {
      expect(animationOf('sphere', pool(people)).name).toBe('sphere')
      for (const name of [...ANIMATIONS.map(({ name }) => name), 'no-such-thing', '']) {
        expect(animationOf(name, pool(people)).suits(pool(people))).toBe(true)
      }
    }
    expect(animationOf('cards', pool(200)).name).toBe('cards')
    expect(animationOf('cards', pool(20)).name).toBe('sphere')
    expect(animationOf('wheel', pool(21)).name).toBe('wheel')
    expect(animationOf('wheel', pool(61)).name).toBe('sphere')
  })
})

describe('the wall of cards', () => {
  const pools = fc.integer({ min: 24, max: 400 })

  it('never shows a name twice at a time, and rests with every card whole', () => {
    fc.assert(
      fc.property(
        any,
        pools,
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 60_000 }),
        (one, people, seed, t) => {
          const motion = new Motion(one)
          const wall = wallOf(people, seed)
          const shown = wall(motion.at(t), t).cards.map(({ name }) => name)
          expect(new Set(shown).size).toBe(shown.length)
          const { still } = one.landings[0]!
          for (const { seen } of wall(motion.at(still), still).cards) expect(seen).toBeCloseTo(1, 6)
        },
      ),
    )
  })
})
