import { expect, test } from 'vitest'
import { checkInOf } from '../../shared/formats/cameIn.ts'
import { meaningOf } from '../../shared/formats/going.ts'

test.each([
  [
    'out',
    [
      'Withdrawn',
      'CANCELLED',
      'Refunded/Canceled',
      'Not Attending',
      'declined',
      '否',
      '已退款',
      '已拒绝',
      '报名已取消',
      '未通过',
      '审核拒绝有修改',
      '取消的',
      'storniert',
      'abgelehnt',
      'No show',
      'RSVP No',
      'not approved',
      'I will not attend',
      '3 审核拒绝',
      '✗',
    ],
  ],
  [
    'waiting',
    [
      'AWAITING_PAYMENT',
      'pending_approval',
      'Waitlist',
      '待处理的',
      '待定',
      '未支付',
      '候补中',
      'ausstehend',
      'maybe',
      'not yet confirmed',
      'Approved, payment pending',
      '退款中',
      '1 待审核',
    ],
  ],
  [
    'in',
    [
      'approved',
      'ACTIVE',
      'Going',
      '是',
      '已通过',
      '审核通过',
      '2 审核通过',
      '报名成功',
      'bezahlt',
      '支付',
      'Yes, I will attend',
      'Partially Refunded',
      'TO_BE_PAID',
      'Not checked in',
      '部分退款',
      '√',
      '1',
    ],
  ],
  [
    null,
    [
      'session',
      '已婚',
      '已经很期待',
      'VIP',
      'yes and no',
      '甲公司',
      'I was told that I would be approved by Tom',
    ],
  ],
] as const)('as a status these mean %s', (meaning, values) => {
  expect(values.map((value) => [value, meaningOf(value)])).toEqual(values.map((value) => [value, meaning]))
})

test('what the heading asks turns a plain answer around', () => {
  expect(meaningOf('Yes', 'Cancelled')).toBe('out')
  expect(meaningOf('否', '是否取消')).toBe('in')
  expect(meaningOf('No', 'Paid')).toBe('waiting')
})

test.each([
  [
    true,
    [
      'Ja',
      '是',
      'CHECKED_IN',
      '已核销',
      'Main door (2026-01-17 18:01:05)',
      '1/17/2026 6:01 PM',
      '11/29/24 22:28',
      '17.01.2026 18:01',
      'Jan 17, 2026 6:01 PM',
      '2026年1月17日 18:01',
      '2026-10-07T18:01:05.000Z',
      '18:01',
      '2',
      '✓',
    ],
  ],
  [
    false,
    [
      'No',
      '未签到',
      'not checked in',
      'Absent',
      '0',
      '已退款',
      '已拒绝',
      'Attending',
      'approved',
      '0000-00-00',
    ],
  ],
  [null, ['甲', 'someone', '已婚']],
] as const)('as a check-in mark these mean %s', (came, values) => {
  expect(values.map((value) => [value, checkInOf(value)])).toEqual(values.map((value) => [value, came]))
})
