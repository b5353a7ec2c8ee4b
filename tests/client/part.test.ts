import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { partOf } from '../../client/kit/part.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A part that does not come so many times before it does. */
function missing(times: number) {
  let asked = 0
  return async () => {
    if (asked++ < times) throw new Error(`not reached ${asked}`)
    return asked
  }
}

test('a part that does not come is asked for again, for a minute', async () => {
  for (const times of [0, 1, 7, 59]) {
    const part = partOf(missing(times))
    await vi.runAllTimersAsync()
    await expect(part).resolves.toBe(times + 1)
  }
})

test('a part that never comes is given up with its last reason', async () => {
  const part = partOf(missing(Infinity)).catch((reason: Error) => reason.message)
  await vi.runAllTimersAsync()
  await expect(part).resolves.toBe('not reached 60')
})
