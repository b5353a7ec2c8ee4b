import { setImmediate as otherWork } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { TimeSlicer } from '../../server/broadcast/timeSlicer.ts'

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
