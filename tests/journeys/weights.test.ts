import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { BUDGETS, SAVED_BUDGET, savedWeight, weightsOf } from '../../bin/parts/weights.mjs'
import { builtFrom, dist } from '../../bin/sources.mjs'

const folder = pathToFileURL(join(dist, 'client/'))

test('no page loads more than its budget before it shows', () => {
  expect(builtFrom(), 'There is no build to weigh: run npm test, or npm run build.').not.toBeNull()
  const weights = weightsOf(folder)
  expect([...weights.keys()].sort()).toEqual(Object.keys(BUDGETS).sort())
  for (const [page, bytes] of weights) expect(bytes, page).toBeLessThanOrEqual(BUDGETS[page]!)
})

test('the page of the check that is kept as a file stays small enough to be sent around', () => {
  expect(savedWeight(folder)).toBeLessThanOrEqual(SAVED_BUDGET)
})
