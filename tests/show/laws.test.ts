import fc from 'fast-check'
import { test } from 'vitest'
import { checkLaws } from './laws.ts'
import { anyActs } from '../support/randomShow.ts'

test('every law holds after every act of thousands of random evenings', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(anyActs({ minLength: 10, maxLength: 60 }), (acts) => void checkLaws(acts)),
    { numRuns: Number(process.env['LAW_RUNS'] ?? 2000), seed: 20260525, endOnFailure: false },
  )
})
