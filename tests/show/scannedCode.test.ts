import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personByScan } from '../../shared/show/personLookup.ts'
import { codesIn, listedCode, unlisted } from '../../shared/show/scannedCode.ts'
import type { Person } from '../../shared/show/state.ts'

const LUMA = 'https://luma.com/check-in/evt-Abc123?pk='
const INDICO = '{"i":[2,"indico.example.org","b2xk"]}'
const UUID = '6fa459ea-ee8a-4ca4-894e-db77e160355e'

test.each([
  [
    'pretix: the secret and nothing else',
    'k6fx3dpzhsz8qzp7azkmq2x4nf8vvqqc',
    'k6fx3dpzhsz8qzp7azkmq2x4nf8vvqqc',
  ],
  ['Hi.Events: the public id', 'A-K3F9Q2X', 'A-K3F9Q2X'],
  ['alf.io: the id before its signature', `${UUID}/9f8Qk+/a=`, UUID],
  ['Luma: the key of a ticket in a link', `${LUMA}xk3r9q`, 'xk3r9q'],
  ['会议魔方: the content of a link', 'https://www.micecube.com/qrcode?content=88231047', '88231047'],
  ['the end of a path', 'https://tickets.example.com/v/AB%20-12', 'AB -12'],
  ['a code among other members', 'https://example.com/check?event=7&code=Z9&utm_source=mail', 'Z9'],
])('%s', (_what, text, code) => {
  const people = [
    { id: '1', code: 'other' },
    { id: '2', code },
  ] as Person[]
  expect(personByScan(people, text)?.id).toBe('2')
  expect(personByScan([{ id: '3', code: 'own', also: [code] }] as unknown as Person[], text)?.id).toBe('3')
})

test('a code that holds a stroke or is a link as a whole is itself first', () => {
  const people = [
    { id: '1', code: 'A/1' },
    { id: '2', code: 'A' },
  ] as Person[]
  expect(personByScan(people, 'A/1')?.id).toBe('1')
  expect(codesIn('https://example.com/x')[0]).toBe('https://example.com/x')
})

test('a link without its code names nobody, not the event that it names', () => {
  expect(codesIn(LUMA)).toEqual([LUMA])
  expect(listedCode(LUMA)).toBe('')
})

test('of a list’s cells only addresses are reduced', () => {
  expect(listedCode('A/1')).toBe('A/1')
  expect(listedCode(`${LUMA}xk3r9q`)).toBe('xk3r9q')
})

test('tickets that no list can match are told by their form', () => {
  expect([`${LUMA}g-Q8x`, 'https://lu.ma/check-in/evt-1?pk=g-1', INDICO].map(unlisted)).toEqual([
    'luma',
    'luma',
    'indico',
  ])
  expect(['A-K3F9Q2X', 'https://example.com/check-in/1', '{"a":1}'].map(unlisted)).toEqual([null, null, null])
})

test('any text is a code first, however it looks, and none is empty', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
      const codes = codesIn(text)
      expect(codes.every((code) => code !== '')).toBe(true)
      expect(codes.slice(0, 1)).toEqual(text.trim() === '' ? [] : [text.trim()])
    }),
  )
})
