import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Motion } from '../../client/picture/animations/engine/motion.ts'
import { fieldOf, poseOf } from '../../client/picture/animations/mosaic/field.ts'
import { castOf } from '../support/casts.ts'

const pools = fc.constantFrom(1, 2, 9, 20, 213, 2000)
const seeds = fc.integer({ min: 1, max: 99 })
const namesOf = (people: number, long: number): string[] =>
  Array.from({ length: people }, (_, i) => (i % long === 0 ? `Alexandria Lovelace ${i}` : `王小明${i % 10}`))
const rolling = new Motion({ ...castOf(1, 0), landings: [] })

const tilesAt = (rows: ReturnType<typeof fieldOf>, t: number) =>
  new Map(poseOf(rows, rolling.at(t)).tiles.map((tile) => [tile.name, tile]))

describe('the mosaic', () => {
  it('has every name once', () => {
    fc.assert(
      fc.property(pools, seeds, fc.constantFrom(1, 5), (people, seed, long) => {
        const names = fieldOf(namesOf(people, long), seed).flatMap(({ tiles }) =>
          tiles.map(({ name }) => name),
        )
        expect(names.sort((a, b) => a - b)).toEqual(Array.from({ length: people }, (_, i) => i))
      }),
    )
  })

  it('never lays a tile over another, nor shows a name twice at a time', () => {
    fc.assert(
      fc.property(pools, seeds, fc.constantFrom(1, 5), fc.nat(300_000), (people, seed, long, t) => {
        const { tiles } = poseOf(fieldOf(namesOf(people, long), seed), rolling.at(t))
        expect(new Set(tiles.map(({ name }) => name)).size).toBe(tiles.length)
        tiles.forEach((a, i) => {
          for (const b of tiles.slice(i + 1)) {
            const beside = Math.abs(a.x - b.x) - (a.width + b.width) / 2
            const above = Math.abs(a.y - b.y) - (a.height + b.height) / 2
            expect(Math.max(beside, above)).toBeGreaterThan(0.004)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  it('lets no tile appear or go out at once', () => {
    for (const names of [['王明'], ['王明', '李娜'], namesOf(1, 5), namesOf(9, 1), namesOf(40, 5)]) {
      const rows = fieldOf(names, 3)
      for (let t = 3000; t < 12_000; t += 16) {
        const [before, after] = [tilesAt(rows, t), tilesAt(rows, t + 16)]
        for (const name of new Set([...before.keys(), ...after.keys()])) {
          const [a, b] = [before.get(name), after.get(name)]
          if (a && b) expect(Math.abs(a.x - b.x)).toBeLessThan(0.02)
          else expect((a ?? b)!.light).toBeLessThan(0.25)
        }
      }
    }
  })

  it('fills its square, whatever the size of the pool', () => {
    for (const people of [18, 213, 2000]) {
      const rows = fieldOf(namesOf(people, 5), 3)
      const top = Math.max(...rows.map(({ y, height }) => y + height / 2))
      expect(top).toBeGreaterThan(0.45)
      expect(top).toBeLessThanOrEqual(0.5)
      // No letter is lower than 4 % of the picture.
      for (const { height } of rows) expect(height * 0.852 * 0.68).toBeGreaterThan(0.04)
    }
  })

  it('lets everybody in the pool come past', () => {
    for (const people of [1, 20, 213]) {
      const rows = fieldOf(namesOf(people, 5), 3)
      const read = new Set<number>()
      for (let t = 3000; t < 60_000; t += 100) {
        for (const { name, light } of poseOf(rows, rolling.at(t)).tiles) if (light > 0.9) read.add(name)
      }
      expect(read.size).toBe(people)
    }
  })
})

describe('every landing', () => {
  it('puts the names out at once, is one point while it stands still, and leaves nothing to read', () => {
    const cast = castOf(60, 9000)
    const motion = new Motion(cast)
    const rows = fieldOf(namesOf(213, 5), 3)
    for (const { at, still, names } of cast.landings) {
      for (let t = at + 140; t < names + 2000; t += 50) {
        const { state } = poseOf(rows, motion.at(t))
        expect(state.names).toBe(0)
        if (t >= still && t < names) {
          expect(state.closing).toBe(1)
          expect([state.spark.core, state.spark.line, state.dust]).toEqual([1, 0, 0])
        }
      }
    }
  })
})
