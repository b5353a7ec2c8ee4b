import { expect, test } from 'vitest'
import { ClockWatch } from '../../server/house/clockWatch.ts'
import { ServedTime } from '../../server/house/servedTime.ts'
import { MemoryStore } from '../../server/journals/memory.ts'
import { ServerClock } from '../../server/ledger/clock.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const MONTH = 31 * DAY

/** The clocks of a computer: one that may be set, and one that counts. */
class Computer {
  at = Date.UTC(2026, 0, 17, 19)
  counted = 5000
  readonly wall = () => this.at
  readonly monotonic = () => this.counted

  pass(ms: number): void {
    this.at += ms
    this.counted += ms
  }
}

test('served time goes on evenly, whatever the computer’s clock is set to', async () => {
  const computer = new Computer()
  const time = await ServedTime.open(new MemoryStore().open().marks, computer)
  const before = time.now()
  for (const jump of [MONTH, -MONTH, -MONTH]) {
    computer.at += jump
    computer.pass(MINUTE)
  }
  expect(time.now() - before).toBe(3 * MINUTE)
  await time.close()
})

test.each([
  ['an hour', 60 * MINUTE, 60 * MINUTE],
  ['a month, of which a week counts', MONTH, 7 * DAY],
  ['a clock set back by a month', -MONTH, 0],
])('served time goes on after a restart, after %s', async (_what, between, counts) => {
  const computer = new Computer()
  const { marks } = new MemoryStore().open()
  const first = await ServedTime.open(marks, computer)
  computer.pass(DAY)
  await first.close()
  const ended = first.now()
  computer.at += between
  // A new process counts from anywhere.
  computer.counted = 17
  const second = await ServedTime.open(marks, computer)
  expect(second.now() - ended).toBe(counts)
  await second.close()
})

test('a computer’s clock that differs by more than a minute is noticed, ahead and back, and when it is right again', () => {
  const computer = new Computer()
  const { now } = new ServerClock(computer.wall, computer.monotonic)
  const watch = new ClockWatch({ wall: computer.wall, uptime: computer.monotonic, now })
  const afterwards = (jump: number) => {
    computer.at += jump
    computer.pass(10 * MINUTE)
    return watch.minutes()
  }
  expect(afterwards(0)).toBe(0)
  expect(afterwards(-50_000)).toBe(0)
  expect(afterwards(50_000)).toBe(0)
  expect(afterwards(-90 * MINUTE)).toBe(-90)
  expect(afterwards(90 * MINUTE)).toBe(0)
  expect(afterwards(MONTH)).toBe(MONTH / MINUTE)
  // What was recorded meanwhile stays ahead of the clock.
  expect(afterwards(-MONTH)).toBe(-MONTH / MINUTE)
})

test('a computer that slept is not one whose clock was set', () => {
  const computer = new Computer()
  const { now } = new ServerClock(computer.wall, computer.monotonic)
  const watch = new ClockWatch({ wall: computer.wall, uptime: computer.monotonic, now })
  computer.pass(8 * 60 * MINUTE)
  expect(watch.minutes()).toBe(0)
})
