import fc from 'fast-check'
import { test } from 'vitest'
import { checkLaws } from './laws/index.ts'
import type { Act } from '../support/acts.ts'
import { anyActs } from '../support/randomShow.ts'
import { RARE_SHOWS } from '../support/rareShows.ts'

test('every law holds after every act of a thousand random shows', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(anyActs({ minLength: 10, maxLength: 60 }), (acts) => void checkLaws(acts)),
    {
      numRuns: Number(process.env['LAW_RUNS'] ?? 1000),
      seed: 20260525,
      endOnFailure: false,
      examples: RARE_SHOWS.map((acts): [Act[]] => [acts]),
    },
  )
})
