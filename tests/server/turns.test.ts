import { setImmediate as otherWork } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Steps } from '../../shared/fair/steps.ts'
import { Turns, type Urgency } from '../../server/turns/turns.ts'

/** Ms that a piece takes: two are longer than a turn of long work may be. */
const PIECE = 4
const PIECES = 6

/** Works for as long as a piece takes. */
function work(): void {
  const until = performance.now() + PIECE
  while (performance.now() < until);
}

test('however much long work there is, and however it goes on, a turn of the event loop has no more of it than of one', async () => {
  const done: string[] = []
  function* piece(name: string): Steps<void> {
    work()
    done.push(name)
    yield
  }
  const long = async (name: string) => {
    await new Turns().next()
    for (let i = 0; i < PIECES; i++) await new Turns().through(piece(name))
  }
  const all = Promise.all(['a', 'b', 'c'].map(long))
  while (done.length < 3 * PIECES) {
    const from = done.length
    await otherWork()
    const turn = done.slice(from)
    expect(new Set(turn).size).toBeLessThanOrEqual(1)
    expect(turn.length).toBeLessThanOrEqual(2)
  }
  await all
})

test('what a command waits for goes before what is shown, and that before how names are read', async () => {
  const done: Urgency[] = []
  const long = async (urgency: Urgency) => {
    const turns = new Turns(urgency)
    for (let i = 0; i < PIECES; i++) {
      await turns.next()
      work()
      done.push(urgency)
    }
  }
  await Promise.all((['reading', 'view', 'command', 'view'] as const).map(long))
  const inOrder = (['command', 'view', 'view', 'reading'] as const).flatMap((urgency) =>
    Array.from({ length: PIECES }, () => urgency),
  )
  expect(done).toEqual(inOrder)
})
