import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cast, Landing } from '../../client/picture/animations/animation.ts'
import { ANIMATIONS, animationOf } from '../../client/picture/animations/index.ts'
import { closingOf, isDark } from '../../client/picture/animations/engine/closing.ts'
import { Motion, type MotionState } from '../../client/picture/animations/engine/motion.ts'
import { wallOf } from '../../client/picture/animations/cards/wall.ts'
import { globeOf, LEADING, type Globe } from '../../client/picture/animations/sphere/globe.ts'
import { POINT, pointSize, pointsOf } from '../../client/picture/animations/sphere/points.ts'
import { squareOf, silhouette } from '../../client/picture/animations/sphere/place.ts'
import { fitted, poseOf, widthOf } from '../../client/picture/animations/sphere/pose.ts'
import { bend } from '../../client/picture/animations/sphere/strip.ts'
import { turnedTo, writtenAt } from '../../client/picture/animations/sphere/written.ts'
import { pointedAt, poseOf as poseOfWheel } from '../../client/picture/animations/wheel/wheel.ts'
import { castOf } from '../support/casts.ts'

const cast = castOf
const shifted = ({ at, still, names, over, groups }: Landing, by: number): Landing => ({
  groups,
  at: at + by,
  still: still + by,
  names: names + by,
  over: over + by,
})
const pool = (people: number): Cast => ({
  ...cast(1, 0),
  names: Array.from({ length: people }, String),
  groups: Array.from({ length: people }, () => ''),
})
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

  it('leaves nothing behind the winners but dust, and that only where it is wanted', () => {
    fc.assert(
      fc.property(any, fc.boolean(), fc.nat(60_000), (one, dust, off) => {
        const motion = new Motion(one, dust)
        const dark = (t: number) => isDark(closingOf(motion.at(t).landing))
        one.landings.forEach(({ at, names }, i) => {
          const next = one.landings[i + 1]?.at ?? Infinity
          expect(dark(Math.min(at + off, names - 1))).toBe(false)
          if (names + 600 + off < next) expect(dark(names + 600 + off)).toBe(!dust)
        })
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

  it('lands from whatever it does when it is called early', () => {
    const called = fc.integer({ min: 0, max: 3000 })
    fc.assert(
      fc.property(called, fc.integer({ min: 0, max: 8000 }), (early, t) => {
        const late = cast(1, 0)
        const motion = new Motion({
          ...late,
          rolls: 10_000,
          landings: late.landings.map((one) => shifted(one, early)),
        })
        const step = motion.at(t + 16).turned - motion.at(t).turned
        expect(step).toBeGreaterThanOrEqual(-1e-9)
        expect(step).toBeLessThanOrEqual(0.017)
        expect(motion.at(late.landings[0]!.still + early).energy).toBe(0)
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

/** Widths of names in em as in a list: short Chinese ones, and longer Latin ones. */
const listed = (people: number, long = 4): number[] =>
  Array.from({ length: people }, (_, i) =>
    i % long === 0 ? 4 + ((i * 7) % 13) / 2 : 2 + (i % 3 > 0 ? 1 : 0),
  )
/** The widths of a pool: any at all, or as in a list. */
const pools = fc.oneof(
  fc.array(fc.double({ min: 0.5, max: 20, noNaN: true }), { minLength: 1, maxLength: 400 }),
  fc.record({ people: fc.constantFrom(1, 20, 200, 2000, 10_000), long: fc.constantFrom(1, 4) }),
)
type Pool = number[] | { people: number; long: number }
const widthsOf = (pool: Pool) => (Array.isArray(pool) ? pool : listed(pool.people, pool.long))
const turns = fc.double({ min: 0, max: 3000, noNaN: true })
const tilts = fc.double({ min: -0.12, max: -0.04, noNaN: true })

describe('the globe', () => {
  it('has every name once', () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 1, max: 50 }), (all, seed) => {
        const widths = widthsOf(all)
        const names = globeOf(widths, seed).rings.flatMap(({ places }) => places.map(({ name }) => name))
        expect(names.sort((a, b) => a - b)).toEqual(widths.map((_, i) => i))
      }),
      { numRuns: 40 },
    )
  })

  it('never writes a name over another, whatever the pool and the moment', () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 1, max: 50 }), turns, tilts, (all, seed, turn, tilt) => {
        expectApart(globeOf(widthsOf(all), seed), turn, tilt)
      }),
      { numRuns: 60 },
    )
  })

  it('writes everybody in the pool within as many turns as the laps of the longest ring', () => {
    for (const people of [1, 20, 200, 2000, 10_000]) {
      for (const long of people < 2000 ? [4, 1] : [4]) {
        const globe = globeOf(listed(people, long), 3)
        const laps = Math.max(...globe.rings.map((ring) => ring.laps))
        const written = new Set<number>()
        for (let turn = 0; turn < laps * 2 * Math.PI; turn += 0.2) {
          for (const { ring, place } of writtenAt(globe, turn, -0.08)) {
            written.add(globe.rings[ring]!.places[place]!.name)
          }
        }
        expect(written.size).toBe(people)
        expect(laps).toBeLessThanOrEqual(2 + Math.ceil(people / 18))
      }
    }
  })

  it('writes a number of names that does not depend on the size of the pool', () => {
    expect(mostWritten(200)).toBeGreaterThan(12)
    expect(mostWritten(10_000)).toBeLessThan(45)
  })

  it('has a point for everybody, on the longitude of the name', () => {
    for (const people of [1, 20, 2000]) {
      const globe = globeOf(listed(people), 5)
      const points = pointsOf(globe, 5)
      expect(points.length).toBe(people * POINT)
      const longitudes = globe.rings.flatMap(({ places }) =>
        places.map(({ longitude }) => Math.fround(longitude)),
      )
      const drawn = Array.from({ length: people }, (_, i) => points[i * POINT]!)
      expect(drawn.sort((a, b) => a - b)).toEqual(longitudes.sort((a, b) => a - b))
    }
  })

  it('is the same on every screen, and another for another draw', () => {
    const all = listed(200)
    expect(globeOf(all, 7)).toEqual(globeOf(all, 7))
    expect(globeOf(all, 8)).not.toEqual(globeOf(all, 7))
  })

  it('writes no name once the landing has begun to stand still, and shows its whole width', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 140, max: 30_000 }), (one, off) => {
        const motion = new Motion(one)
        const { at } = one.landings[0]!
        expect(poseOf(motion.at(at + off), at + off).names).toBe(0)
        expect(widthOf(poseOf(motion.at(at + off), at + off))).toBe(Infinity)
      }),
    )
  })

  it('has its full size, and room for the points at its limb, in the width that it draws', () => {
    fc.assert(
      fc.property(any, fc.nat(60_000), fc.double({ min: 1, max: 4, noNaN: true }), (one, t, aspect) => {
        const pose = poseOf(new Motion(one).at(t), t)
        fc.pre(pose.body > 0 && pose.open === 0)
        const width = Math.min(aspect, widthOf(pose))
        expect(fitted(pose, width).radius).toBe(fitted(pose, aspect).radius)
        expect(2 * silhouette(pose) + pointSize(1)).toBeLessThan(Math.min(width, squareOf(pose)))
      }),
    )
  })

  it('is a point of light and nothing else while it stands still', () => {
    const one = cast(30, 9000)
    const motion = new Motion(one)
    for (const { still, names } of one.landings) {
      for (const t of [still, names - 1]) {
        const pose = poseOf(motion.at(t), t)
        expect([pose.core, pose.names, pose.body, pose.points, pose.line]).toEqual([1, 0, 0, 0, 0])
        expect(pose.ellipse.x).toBeCloseTo(0.015, 6)
        expect(pose.ellipse.y).toBeCloseTo(0.015, 6)
      }
    }
  })

  it('grows when rolling begins, to the size that it keeps', () => {
    const one = { ...cast(1, 9000), landings: [] }
    const motion = new Motion(one)
    const radius = (t: number) => poseOf(motion.at(t), t).radius
    expect(radius(one.rolls + 900) / radius(one.rolls)).toBeCloseTo(0.852 / 0.67, 6)
    expect(radius(0)).toBe(radius(one.rolls))
    expect(radius(one.rolls + 30_000)).toBe(radius(one.rolls + 900))
  })
})

/** The most names that are written at once on the globe of so many people. */
function mostWritten(people: number): number {
  const globe = globeOf(listed(people), 3)
  return Math.max(...Array.from({ length: 60 }, (_, i) => writtenAt(globe, i * 0.37, -0.08).length))
}

/** Expects all written names apart: on the globe by the gaps of the layout, and their outlines in the picture. */
function expectApart(globe: Globe, turn: number, tilt: number): void {
  const written = writtenAt(globe, turn, tilt)
  const outlines = written.map((one) => {
    const { latitude, places } = globe.rings[one.ring]!
    expect(one.longitude).toBeCloseTo(turnedTo(places[one.place]!, globe.rings[one.ring]!, turn), 9)
    const low: Point[] = []
    const high: Point[] = []
    bend(globe, { ...FLAT, tilt }, one, { pieces: 48, ink: 1.3 }, (_, above, below) => {
      high.push({ x: above.x, y: above.y })
      low.push({ x: below.x, y: below.y })
    })
    return { latitude, low, high, longitude: one.longitude, half: places[one.place]!.width / 2 }
  })
  outlines.forEach((a, i) => {
    for (const b of outlines.slice(i + 1)) {
      if (a.latitude === b.latitude) {
        const gap = Math.abs(a.longitude - b.longitude) - a.half - b.half
        expect((gap * Math.cos(a.latitude)) / globe.em).toBeGreaterThan(0.6)
      } else {
        expect(Math.abs(a.latitude - b.latitude)).toBeGreaterThan((LEADING - 1e-6) * globe.em)
        const [upper, lower] = a.latitude > b.latitude ? [a, b] : [b, a]
        for (const { x, y } of upper.low) expect(y).toBeGreaterThan(heightAt(lower.high, x))
      }
    }
  })
}
const FLAT = { ...poseOf(new Motion(cast(1, 9000)).at(0), 0), radius: 1 }

interface Point {
  x: number
  y: number
}

/** Height of an edge at `x`; far below if it does not reach there. */
function heightAt(edge: readonly Point[], x: number): number {
  const i = edge.findIndex((point, j) => j > 0 && edge[j - 1]!.x <= x && x <= point.x)
  if (i < 1) return -Infinity
  const [a, b] = [edge[i - 1]!, edge[i]!]
  return a.y + ((b.y - a.y) * (x - a.x)) / Math.max(1e-9, b.x - a.x)
}

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
    const texts = import.meta.glob<Record<string, string>>('../../shared/i18n/*/hostPrizes.ts', {
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
  it('never shows a name twice at a time', () => {
    const pools = fc.integer({ min: 24, max: 400 })
    const seeds = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(any, pools, seeds, fc.integer({ min: 0, max: 60_000 }), (one, people, seed, t) => {
        const shown = wallOf(people, seed)(new Motion(one).at(t), t).cards.map(({ name }) => name)
        expect(new Set(shown).size).toBe(shown.length)
      }),
    )
  })
})

describe('the wheel', () => {
  it('has at its pointer every name in turn', () => {
    const motion = new Motion({ ...castOf(1, 0), landings: [] })
    for (const segments of [2, 21, 60]) {
      const pointed = new Set<number>()
      for (let t = 3000; t < 6000; t += 10) {
        pointed.add(pointedAt(poseOfWheel(motion.at(t), segments).angle, segments))
      }
      expect(pointed.size).toBe(segments)
    }
  })
})

describe('every landing', () => {
  it.each([
    ['cards', (state: MotionState, t: number) => wallOf(40, 3)(state, t).state],
    ['wheel', (state: MotionState) => poseOfWheel(state, 40).state],
  ] as const)('of the %s leaves no name to be read', (_, stateOf) => {
    const one = cast(60, 9000)
    const motion = new Motion(one)
    for (let t = one.landings[0]!.at + 140; t < one.landings[1]!.over + 3000; t += 50) {
      expect(stateOf(motion.at(t), t).names).toBe(0)
    }
  })
})
