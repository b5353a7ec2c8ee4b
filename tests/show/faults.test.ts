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

/** Laws that a faulty system breaks in the sampled shows, up to the one that is looked for. */
function broken(parts: System, law: string): string[] {
  const laws = new Set<string>()
  for (const acts of shows) {
    try {
      checkLaws(acts, parts)
    } catch (error) {
      laws.add(error instanceof Broken ? error.law : String(error))
    }
    if (laws.has(law)) break
  }
  return [...laws]
}

test.each(FAULTS)('the laws catch it when $name', { timeout: 300_000 }, ({ law, parts }) => {
  expect(broken(parts, law)).toContain(law)
})
