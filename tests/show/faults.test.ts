import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FAULTS } from './faults/index.ts'
import { checkLaws } from './laws/index.ts'
import { Broken } from './laws/law.ts'
import type { System } from '../support/showSystem.ts'
import { anyActs } from '../support/randomShow.ts'
import { RARE_SHOWS } from '../support/rareShows.ts'

const shows = RARE_SHOWS.concat(
  fc.sample(anyActs({ minLength: 30, maxLength: 60 }), { numRuns: 250, seed: 7 }),
)

/**
 * Laws that a faulty system breaks in the sampled shows, up to the one that is looked for. The show that broke it is the first
 * for the next fault, which is often caught by the same: every show is played before a fault counts as missed.
 */
function broken(parts: System, law: string): string[] {
  const laws = new Set<string>()
  for (const [i, acts] of shows.entries()) {
    try {
      checkLaws(acts, parts)
    } catch (error) {
      laws.add(error instanceof Broken ? error.law : String(error))
    }
    if (laws.has(law)) {
      shows.unshift(...shows.splice(i, 1))
      break
    }
  }
  return [...laws]
}

test.each(FAULTS)('the laws catch it when $name', { timeout: 300_000 }, ({ law, parts }) => {
  expect(broken(parts, law)).toContain(law)
})
