import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Clock } from '../../client/link/clock.ts'

/** A page's clock whose time a test moves; the server's is `ahead` of it. */
class Made {
  at = 1000
  readonly clock: Clock

  constructor(public ahead: number) {
    this.clock = new Clock(
      () => this.at,
      () => 0,
    )
  }

  /** The page asks; what is asked takes `there`, the answer `back`. */
  ask(there: number, back: number): void {
    const asked = this.at
    this.at += there
    const now = this.at + this.ahead
    this.at += back
    this.clock.sample(now, asked)
  }

  get off(): number {
    return this.clock.now() - (this.at + this.ahead)
  }
}

const first = (made: Made) => {
  for (let i = 0; i < 8; i++) made.ask(5, 5)
}
const trip = fc.record({ wait: fc.integer({ min: 1, max: 5000 }), there: fc.nat(600), back: fc.nat(600) })

test('the clock never jumps once it is set: it runs at most a twentieth faster or slower, and never back', () => {
  const drift = fc.array(fc.tuple(trip, fc.integer({ min: -300, max: 300 })), { maxLength: 60 })
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), drift, (ahead, steps) => {
      const made = new Made(ahead)
      first(made)
      for (const [{ wait, there, back }, change] of steps) {
        const from = { told: made.clock.now(), at: made.at }
        made.at += wait
        made.ahead += change
        made.ask(there, back)
        const [passed, told] = [made.at - from.at, made.clock.now() - from.told]
        expect(told).toBeGreaterThanOrEqual(0)
        expect(Math.abs(told - passed)).toBeLessThanOrEqual(passed * 0.05 + 0.01)
      }
    }),
    { seed: 8, numRuns: 500 },
  )
})

test('it is never farther off than it says, however lopsided the ways are', () => {
  fc.assert(
    fc.property(fc.array(trip, { minLength: 8, maxLength: 60 }), (trips) => {
      const made = new Made(5e11)
      for (const { there, back } of trips.slice(0, 8)) made.ask(there, back)
      expect(Math.abs(made.off)).toBeLessThanOrEqual(made.clock.error()! + 0.01)
      for (const { wait, there, back } of trips.slice(8)) {
        made.at += wait
        made.ask(there, back)
      }
      made.at += 20_000
      expect(Math.abs(made.off)).toBeLessThanOrEqual(made.clock.error()! + 0.01)
    }),
    { seed: 9, numRuns: 500 },
  )
})

test('the least round trip wins, until it is too old to tell', () => {
  const made = new Made(7000)
  for (let i = 0; i < 8; i++) made.ask(100, 0)
  made.ask(2, 2)
  expect(made.clock.error()).toBe(2)
  made.at += 10_000
  expect(Math.abs(made.off)).toBeLessThan(0.01)
  for (let i = 0; i < 70; i++) {
    made.at += 1000
    made.ask(20, 20)
  }
  expect(made.clock.error()).toBe(20)
})

test('after a sleep, or a jump of the server, it is set at once', () => {
  const made = new Made(0)
  first(made)
  made.ahead += 3_600_000
  made.at += 61_000
  made.ask(5, 5)
  expect(Math.abs(made.off)).toBeLessThan(0.01)
})

test('a page that never asks goes by the message that came the fastest', () => {
  const made = new Made(90_000)
  for (const late of [400, 30, 700, 5, 250]) {
    made.at += 1000
    made.clock.hear(made.at + made.ahead - late)
  }
  expect(made.off).toBeCloseTo(-5)
})
