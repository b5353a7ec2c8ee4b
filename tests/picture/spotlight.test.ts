import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cast } from '../../client/picture/animations/animation.ts'
import { Motion } from '../../client/picture/animations/engine/motion.ts'
import { planOf } from '../../client/picture/animations/spotlight/plan.ts'
import { poseOf } from '../../client/picture/animations/spotlight/search.ts'
import { castOf } from '../support/casts.ts'

/** A pool of so many people at so many tables; 0 for a pool without groups. */
const poolOf = (people: number, tables: number): Pick<Cast, 'names' | 'groups'> => ({
  names: Array.from({ length: people }, (_, i) => `${String.fromCodePoint(0x4e00 + (i % 300))}小明`),
  groups: Array.from({ length: people }, (_, i) => (tables ? `${(i % tables) + 1} 桌` : '')),
})
const pools = fc.record({
  people: fc.constantFrom(1, 2, 20, 213, 2000, 20_000),
  tables: fc.constantFrom(0, 1, 7, 21, 120),
})
const found = (groups: string[]): Cast => {
  const cast = castOf(1, 9000)
  return { ...cast, landings: cast.landings.map((landing) => ({ ...landing, groups })) }
}

describe('the plan of the tables', () => {
  it('has everybody at one table, and no table over another or outside of its square', () => {
    fc.assert(
      fc.property(pools, ({ people, tables }) => {
        const plan = planOf(poolOf(people, tables))
        const seated = plan.tables.flatMap((table) => table.people)
        expect(seated.sort((a, b) => a - b)).toEqual(Array.from({ length: people }, (_, i) => i))
        const { width, height } = plan.cell
        plan.tables.forEach(({ x, y }, i) => {
          expect(Math.abs(x) + width / 2).toBeLessThanOrEqual(0.5 + 1e-9)
          expect(Math.abs(y) + height / 2).toBeLessThanOrEqual(0.5 + 1e-9)
          for (const other of plan.tables.slice(i + 1)) {
            const apart = Math.max(Math.abs(x - other.x) / width, Math.abs(y - other.y) / height)
            expect(apart).toBeGreaterThan(1 - 1e-9)
          }
        })
      }),
      { numRuns: 30 },
    )
  })

  it('follows the number of the tables, not the alphabet', () => {
    const { tables } = planOf(poolOf(213, 21))
    expect(tables.map(({ label }) => label).slice(0, 3)).toEqual(['1 桌', '2 桌', '3 桌'])
  })
})

describe('the spotlight', () => {
  it('comes past every table, and in time past everybody', () => {
    const plan = planOf(poolOf(60, 12))
    const motion = new Motion({ ...castOf(1, 0), landings: [] })
    const [lit, named] = [new Set<number>(), new Set<number>()]
    for (let t = 2700; t < 45_000; t += 50) {
      const pose = poseOf(plan, motion.at(t), 3)
      pose.lit.forEach((light, table) => light > 0.95 && lit.add(table))
      if (pose.named > 0.95) named.add(pose.name)
    }
    expect(lit.size).toBe(12)
    expect(named.size).toBe(60)
  })

  it('shows nothing of what it will find before the landing', () => {
    const plan = planOf(poolOf(213, 21))
    const [one, other] = [new Motion(found(['3 桌'])), new Motion(found(['17 桌']))]
    const { at } = found([]).landings[0]!
    for (let t = 0; t < at; t += 100) {
      expect(poseOf(plan, one.at(t), 3)).toEqual(poseOf(plan, other.at(t), 3))
    }
  })

  it('finds the tables of the winners before it closes, and no other is lit', () => {
    const plan = planOf(poolOf(213, 21))
    for (const groups of [['3 桌'], ['17 桌', '1 桌', '21 桌']]) {
      const cast = found(groups)
      const motion = new Motion(cast)
      const { at, still } = cast.landings[0]!
      const t = Array.from({ length: still - at }, (_, i) => at + i).find(
        (ms) => poseOf(plan, motion.at(ms), 3).state.slowing === 1,
      )!
      const { lit, found: reached } = poseOf(plan, motion.at(t), 3)
      const labels = plan.tables.filter((_, table) => lit[table]! > 0.05).map(({ label }) => label)
      expect(labels.sort()).toEqual(groups.toSorted())
      expect(reached).toBe(1)
    }
  })

  it('puts labels and names out at once, and is one point while it stands still', () => {
    const plan = planOf(poolOf(213, 21))
    const cast = found(['3 桌'])
    const motion = new Motion(cast)
    const { at, still, names } = cast.landings[0]!
    for (let t = at + 140; t < names; t += 20) {
      const { state } = poseOf(plan, motion.at(t), 3)
      expect(state.names).toBe(0)
      if (t >= still) expect([state.closing, state.spark.core]).toEqual([1, 1])
    }
  })
})
