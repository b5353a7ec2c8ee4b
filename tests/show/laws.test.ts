import fc from 'fast-check'
import { test } from 'vitest'
import { checkLaws } from './laws.ts'
import { KINDS, type Act } from '../support/randomShow.ts'

const act = fc.tuple(fc.nat(KINDS - 1), fc.nat(200), fc.nat(200)) as fc.Arbitrary<Act>

test('every law holds after every act of thousands of random evenings', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 10, maxLength: 60 }), (acts) => void checkLaws(acts)),
    { numRuns: Number(process.env['LAW_RUNS'] ?? 2000), seed: 20260525, endOnFailure: false },
  )
})
