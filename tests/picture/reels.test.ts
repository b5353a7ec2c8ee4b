import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Motion } from '../../client/picture/animations/engine/motion.ts'
import { poseOf, reelsOf } from '../../client/picture/animations/reels/drums.ts'
import { castOf } from '../support/casts.ts'

const pools = fc.constantFrom(1, 2, 9, 20, 213, 2000, 20_000)
const seeds = fc.integer({ min: 1, max: 99 })
const namesOf = (people: number, long = 5): string[] =>
  Array.from({ length: people }, (_, i) => (i % long === 0 ? `Ada Lovelace ${i}` : `王小明${i % 10}`))

describe('the reels', () => {
  it('have every name once, on one reel', () => {
    fc.assert(
      fc.property(pools, seeds, fc.constantFrom(1, 5, 100), (people, seed, long) => {
        const { slots } = reelsOf(namesOf(people, long), seed)
        const names = slots.flat().filter((name) => name >= 0)
        expect(names.sort((a, b) => a - b)).toEqual(Array.from({ length: people }, (_, i) => i))
      }),
      { numRuns: 40 },
    )
  })

  it('never show a name twice at a time', () => {
    fc.assert(
      fc.property(pools, seeds, fc.integer({ min: 0, max: 300_000 }), (people, seed, t) => {
        const reels = reelsOf(namesOf(people), seed)
        const motion = new Motion({ ...castOf(1, 0), landings: [] })
        const shown = poseOf(reels, motion.at(t)).drums.flatMap(({ faces }) =>
          faces.filter(({ name }) => name >= 0).map(({ name }) => name),
        )
        expect(new Set(shown).size).toBe(shown.length)
      }),
      { numRuns: 60 },
    )
  })

  it('let everybody in the pool come past, where the names can be read', () => {
    for (const people of [1, 20, 213]) {
      const reels = reelsOf(namesOf(people), 3)
      const motion = new Motion({ ...castOf(1, 0), landings: [] })
      const read = new Set<number>()
      for (let t = 3000; t < 40_000; t += 100) {
        for (const { faces } of poseOf(reels, motion.at(t)).drums) {
          for (const { name, light } of faces) if (light > 0.8) read.add(name)
        }
      }
      read.delete(-1)
      expect(read.size).toBe(people)
    }
  })

  it('stop one after the other from the left, and at nobody', () => {
    const reels = reelsOf(namesOf(213, 100), 3)
    const cast = castOf(60, 9000)
    const motion = new Motion(cast)
    for (const { at, still } of cast.landings) {
      const stopped = [0, 0, 0].map(() => Infinity)
      for (let t = at; t <= still; t += 10) {
        const { drums, closing } = poseOf(reels, motion.at(t))
        expect(drums).toHaveLength(3)
        drums.forEach(({ faces, locked }, i) => {
          if (t > at + 140) for (const { light } of faces) expect(light).toBe(0)
          if (locked === 1) stopped[i] = Math.min(stopped[i]!, t)
        })
        if (closing > 0.01) expect(drums.every(({ locked }) => locked === 1)).toBe(true)
      }
      expect(stopped).toEqual(stopped.toSorted((a, b) => a - b))
      expect(new Set(stopped).size).toBe(3)
    }
  })

  it('are a point of light and nothing else while they stand still', () => {
    const cast = castOf(60, 9000)
    const motion = new Motion(cast)
    for (const { still, names } of cast.landings) {
      for (const t of [still, names - 1]) {
        const { body, bars, spark } = poseOf(reelsOf(namesOf(20), 3), motion.at(t))
        expect([body, bars, spark.core, spark.line]).toEqual([0, 0, 1, 0])
      }
    }
  })
})
