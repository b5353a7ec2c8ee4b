import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode, encodeInTurns } from '../../server/broadcast/frame.ts'
import { jsonPieces } from '../../server/broadcast/jsonPieces.ts'

const rows = fc.array(fc.record({ id: fc.string(), name: fc.string({ unit: 'grapheme' }) }), {
  maxLength: 700,
})
const changes = fc.record({
  type: fc.constant('seen'),
  set: fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: undefined }),
  put: fc.record({ people: rows, out: fc.array(fc.integer()) }),
  patch: fc.array(fc.tuple(fc.array(fc.string(), { maxLength: 700 }), fc.jsonValue()), { maxLength: 3 }),
})

test('however deep a long list stands, no piece is longer than so many of its records make it', () => {
  const ids = Array.from({ length: 5000 }, (_, i) => `person-${i}`)
  const whole = { from: 1, facts: [{ at: 3, body: { patch: { people: [[ids, { sealed: true }]] } } }] }
  const pieces = [...jsonPieces(whole)]
  expect(pieces.join('')).toBe(JSON.stringify(whole))
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(JSON.stringify(ids).length / 20)
})

test('a message that is made in turns is the message that is made at once', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (body) => {
      const whole = { from: 1, to: 2, facts: [{ at: 3, body }] }
      expect([...jsonPieces(whole)].join('')).toBe(JSON.stringify(whole))
      expect(await encodeInTurns('facts', jsonPieces(whole))).toEqual(encode('facts', JSON.stringify(whole)))
    }),
    { numRuns: 50 },
  )
})

test('no piece of a message holds a long list', () => {
  const people = Array.from({ length: 5000 }, (_, i) => ({ id: `p${i}`, name: 'Nadia' }))
  const whole = JSON.stringify({ people }).length
  for (const message of [
    { version: 1, state: { people } },
    { from: 1, facts: [{ at: 2, body: { type: 'seen', put: { people } } }], now: 3 },
  ])
    for (const piece of jsonPieces(message)) expect(piece.length).toBeLessThan(whole / 20)
})
