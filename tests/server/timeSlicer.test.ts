import { setImmediate as otherWork } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { TimeSlicer } from '../../server/turns/timeSlicer.ts'

afterEach(() => void vi.useRealTimers())

/** What was done in each turn of the event loop, until so much was. */
async function turnsOf(done: readonly number[], all: number): Promise<number[][]> {
  const turns = [[...done]]
  while (done.length < all) {
    const from = done.length
    await otherWork()
    turns.push(done.slice(from))
  }
  return turns
}

const items = Array.from({ length: 10 }, (_, i) => i)

test('a slice ends after so many items, and jobs are done in the order they came', async () => {
  // No slice takes any time here, however busy the machine is.
  vi.useFakeTimers({ toFake: ['performance'] })
  const done: number[] = []
  const slicer = new TimeSlicer(4)
  slicer.run(items, (item) => done.push(item))
  slicer.run([], () => done.push(-1))
  slicer.run([10, 11], (item) => done.push(item))
  const turns = (await turnsOf(done, 12)).filter((turn) => turn.length > 0)
  expect(turns).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ])
})

test('a slice ends when it has taken its time, however few items that were', async () => {
  const done: number[] = []
  new TimeSlicer().run(items, (item) => {
    const until = performance.now() + 3
    while (performance.now() < until);
    done.push(item)
  })
  for (const turn of await turnsOf(done, items.length)) expect(turn.length).toBeLessThanOrEqual(2)
  expect(done).toEqual(items)
})

test('nothing is done in a turn in which it is to wait, nor before the end of the turn in which work came', async () => {
  const done: number[] = []
  let waits = true
  const slicer = new TimeSlicer(4, () => waits)
  slicer.run(items, (item) => done.push(item))
  expect(done).toEqual([])
  for (let turn = 0; turn < 3; turn++) await otherWork()
  expect(done).toEqual([])
  expect(slicer.isBusy).toBe(true)
  waits = false
  await turnsOf(done, items.length)
  expect(done).toEqual(items)
  await otherWork()
  expect(slicer.isBusy).toBe(false)
})
