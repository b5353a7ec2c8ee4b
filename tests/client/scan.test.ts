import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ScanDetector } from '../../client/desk/scan.ts'

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
