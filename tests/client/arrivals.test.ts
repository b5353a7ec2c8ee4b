import { expect, test } from 'vitest'
import { arrivalsOf, perMinute } from '../../client/desk/arrivals.ts'
import type { Person } from '../../shared/show/state.ts'

const MINUTE = 60_000
const came = (at: number): Person =>
  ({ id: String(at), checkedIn: true, arrived: { at, by: 'Wanda' } }) as Person

test('arrivals are counted by the minute, the present one last', () => {
  const arrivals = arrivalsOf([came(1 * MINUTE), came(2.2 * MINUTE), came(2.9 * MINUTE)])
  expect(perMinute(arrivals, 2.95 * MINUTE, 3)).toEqual([0, 1, 2])
})

test('who came after the clock was last read counts at once', () => {
  const arrivals = arrivalsOf([came(2.9 * MINUTE), came(3.01 * MINUTE)])
  expect(perMinute(arrivals, 2.99 * MINUTE, 2)).toEqual([1, 1])
})
