import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { BUDGETS, weightsOf } from '../../bin/parts/weights.mjs'
import { builtFrom, dist } from '../../bin/sources.mjs'

test('no page loads more than its budget before it shows', () => {
  expect(builtFrom(), 'There is no build to weigh: run npm test, or npm run build.').not.toBeNull()
  const weights = weightsOf(pathToFileURL(join(dist, 'client/')))
  expect([...weights.keys()].sort()).toEqual(Object.keys(BUDGETS).sort())
  for (const [page, bytes] of weights) expect(bytes, page).toBeLessThanOrEqual(BUDGETS[page]!)
})
