import { expect, test } from 'vitest'
import { durationOf } from '../../client/kit/fill.ts'

test('minutes are told in the largest unit of which there are two or more', () => {
  expect([2, 89, 120, 30 * 60, 48 * 60, 31 * 24 * 60].map((minutes) => durationOf(minutes, 'en'))).toEqual([
    '2 minutes',
    '89 minutes',
    '2 hours',
    '30 hours',
    '2 days',
    '31 days',
  ])
  expect(durationOf(31 * 24 * 60, 'zh-CN')).toBe('31天')
})
