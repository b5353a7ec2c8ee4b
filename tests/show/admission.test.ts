import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeOf, proposeQuotas } from '../../shared/show/admission.ts'
import { rulesText } from '../../shared/show/rulesText.ts'
import { emptyState } from '../../shared/show/state.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const counts = fc
  .array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 })
  .map((signed) => signed.map((n, i) => ({ background: `b${i}`, signed: n })))
const sum = (list: readonly number[]): number => list.reduce((all, n) => all + n, 0)

test('quotas are proposed in proportion, at least one each, and come to the seats', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 3000 }), (list, seats) => {
      const quotas = proposeQuotas(list, seats)
      const total = sum(list.map(({ signed }) => signed))
      expect(sum(quotas.map((quota) => quota.seats))).toBe(Math.min(seats, total))
      for (const [i, { signed }] of list.entries()) {
        const given = quotas[i]!.seats
        expect(given).toBeLessThanOrEqual(signed)
        if (seats >= list.length) expect(given).toBeGreaterThanOrEqual(1)
      }
      // Whoever has more sign-ups has no fewer seats than whoever has less, but for a remainder.
      for (const [i, one] of list.entries())
        for (const [j, other] of list.entries())
          if (one.signed >= other.signed)
            expect(quotas[i]!.seats).toBeGreaterThanOrEqual(quotas[j]!.seats - 1)
    }),
    { seed: 11 },
  )
})

test('a share with a remainder goes to the largest remainders', () => {
  const list = [
    { background: 'a', signed: 286 },
    { background: 'b', signed: 241 },
    { background: 'c', signed: 60 },
  ]
  expect(proposeQuotas(list, 70).map(({ seats }) => seats)).toEqual([34, 29, 7])
})

/** Backgrounds by person, quotas, a ranking, and who declines in which order. */
const admission = fc
  .tuple(
    fc.array(fc.nat(3), { minLength: 1, maxLength: 60 }),
    fc.array(fc.nat(12), { minLength: 4, maxLength: 4 }),
  )
  .chain(([of, seats]) =>
    fc.record({
      rows: fc.constant(of.map((quota, i): [string, number] => [`e${i}`, quota])),
      quotas: fc.constant(seats.map((n, i) => ({ background: `b${i}`, seats: n }))),
      ranking: fc.shuffledSubarray(
        of.map((_, i) => `e${i}`),
        { minLength: of.length },
      ),
      gone: fc.shuffledSubarray(of.map((_, i) => `e${i}`)),
    }),
  )
const declining = (gone: readonly string[]) => gone.map((entry, at) => ({ entry, at, by: 'host' as const }))

test('the walk gives each quota to its first, whatever order the sign-ups stand in', () => {
  fc.assert(
    fc.property(admission, ({ rows, quotas, ranking, gone }) => {
      const declines = declining(gone)
      const outcome = outcomeOf({ rows, quotas, declines }, ranking)
      expect(outcomeOf({ rows: rows.toReversed(), quotas, declines }, ranking)).toEqual(outcome)
      const held = outcome.placed.filter(({ is }) => is !== 'declined')
      for (const [quota, { seats }] of quotas.entries()) {
        const list = held.filter((one) => one.quota === quota)
        expect(list.map(({ is }) => is)).toEqual(list.map((_, i) => (i < seats ? 'seat' : 'waiting')))
        expect(list.map(({ place }) => place)).toEqual(
          list.map((_, i) => (i < seats ? i + 1 : i - seats + 1)),
        )
      }
    }),
    { seed: 12 },
  )
})

test('each decline moves the next of that background up, and nobody else', () => {
  fc.assert(
    fc.property(admission, ({ rows, quotas, ranking, gone }) => {
      for (const i of gone.keys()) {
        const before = outcomeOf({ rows, quotas, declines: declining(gone.slice(0, i)) }, ranking)
        const after = outcomeOf({ rows, quotas, declines: declining(gone.slice(0, i + 1)) }, ranking)
        const changed = after.placed.filter(({ entry, is }) => before.of.get(entry)!.is !== is)
        const up = changed.filter(({ is }) => is === 'seat').map(({ entry }) => entry)
        expect(changed.filter(({ is }) => is === 'declined').map(({ entry }) => entry)).toEqual([gone[i]])
        expect(up).toEqual(after.moves[i]!.moved === null ? [] : [after.moves[i]!.moved])
        expect(changed.length).toBe(1 + up.length)
      }
    }),
    { seed: 13 },
  )
})

test('what is given up after the deadline of the waiting lists stays empty', () => {
  fc.assert(
    fc.property(admission, fc.nat(60), ({ rows, quotas, ranking, gone }, until) => {
      const declines = declining(gone)
      const closed = outcomeOf({ rows, quotas, declines: declines.slice(0, until + 1) }, ranking)
      const after = outcomeOf({ rows, quotas, declines, until }, ranking)
      const late = new Set(gone.slice(until + 1))
      expect(after.placed).toEqual(
        closed.placed.map((one) => (late.has(one.entry) ? { ...one, is: 'declined', place: 0 } : one)),
      )
      expect(after.moves.slice(0, until + 1)).toEqual(closed.moves)
      expect(after.moves.slice(until + 1).every(({ moved }) => moved === null)).toBe(true)
    }),
    { seed: 14 },
  )
})

test('who waits keeps in mind at which place they were drawn', () => {
  fc.assert(
    fc.property(admission, ({ rows, quotas, ranking, gone }) => {
      const drawn = outcomeOf({ rows, quotas, declines: [] }, ranking)
      const after = outcomeOf({ rows, quotas, declines: declining(gone) }, ranking)
      for (const { entry, first, is, place } of after.placed) {
        const then = drawn.of.get(entry)!
        expect(first).toBe(then.is === 'waiting' ? then.place : 0)
        if (is === 'waiting') expect(place).toBeLessThanOrEqual(first)
      }
    }),
    { seed: 15 },
  )
})

test('the deadline of the waiting lists is ahead, and stands once it is over', () => {
  const recorder = new ShowRecorder()
  const set = (until: number | null) => recorder.do('admission.deadline', { until }).refused?.refused
  expect(set(recorder.now + 1)).toBe('admission-unset')
  recorder.do('admission.set', { seats: 3, quotas: [], certain: [] })
  expect(set(recorder.now)).toBe('admission-past')
  expect(set(recorder.now + 60_000)).toBeUndefined()
  expect(recorder.state.admission!.until).toBe(recorder.now + 60_000)
  expect(set(null)).toBeUndefined()
  expect(recorder.state.admission).not.toHaveProperty('until')
  expect(set(recorder.now + 1)).toBeUndefined()
  recorder.now += 2
  expect(set(null)).toBe('admission-over')
})

test.each(['zh-CN', 'zh-TW', 'en'] as const)(
  'a seal states rule, quotas and how many are certain (%s)',
  (language) => {
    const settings = { ...emptyState('e').settings, language, roll: 'everyone' as const }
    const text = rulesText(settings, 0, {
      seats: 12,
      quotas: [
        { background: 'Making', seats: 7 },
        { background: '', seats: 3 },
      ],
      certain: [
        { person: 'p', why: 'speaker' },
        { person: 'q', why: 'speaker' },
      ],
      rows: [],
      declines: [],
    })
    for (const said of ['Making 7', ' 3', '10', '2']) expect(text).toContain(said)
    expect(rulesText(settings)).not.toContain('Making')
  },
)
