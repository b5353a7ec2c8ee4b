import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ScanDetector, Sightings } from '../../client/desk/scan.ts'

const keys = fc.array(fc.constantFrom(...'ABC0123456789-'), { minLength: 4, maxLength: 40 })

/** Types keys with these pauses before each, then Enter after the last pause. */
function typed(detector: ScanDetector, text: readonly string[], pauses: readonly number[]): string | null {
  let at = 1000
  text.forEach((key, i) => detector.key(key, (at += pauses[i] ?? 0)))
  return detector.enter(at + (pauses[text.length] ?? 0))
}

test('what comes faster than any hand is a scan, whatever a hand typed before it', () => {
  fc.assert(
    fc.property(keys, keys, fc.array(fc.integer({ min: 0, max: 50 })), (before, text, pauses) => {
      const detector = new ScanDetector()
      before.forEach((key, i) => detector.key(key, i * 120))
      detector.key('x', 900)
      expect(typed(detector, text, [100, ...pauses])).toBe(text.join(''))
    }),
  )
})

test('what a hand types, or a scan that a hand ends, is none', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 51, max: 2000 }), (text, pause) => {
      expect(
        typed(
          new ScanDetector(),
          text,
          text.map(() => pause),
        ),
      ).toBe(null)
      expect(typed(new ScanDetector(), text, [...text.map(() => 5), pause])).toBe(null)
    }),
  )
})

test('each scan stands alone; three quick keys and Enter are a hand', () => {
  const detector = new ScanDetector()
  expect(typed(detector, [...'A-001'], [])).toBe('A-001')
  expect(typed(detector, [...'A-002'], [])).toBe('A-002')
  expect(typed(detector, [...'abc'], [])).toBe(null)
  expect(detector.enter(1000)).toBe(null)
})

test('a code that stays in sight is one scan; one that comes back later, or another, is the next', () => {
  const sightings = new Sightings()
  const seen = (text: string, at: number) => sightings.isNew(text, at)
  expect(seen('A-001', 0)).toBe(true)
  for (let at = 100; at <= 10_000; at += 100) expect(seen('A-001', at)).toBe(false)
  expect(seen('A-002', 10_100)).toBe(true)
  expect(seen('A-001', 10_200)).toBe(true)
  expect(seen('A-001', 12_700)).toBe(false)
  expect(seen('A-001', 15_201)).toBe(true)
})
