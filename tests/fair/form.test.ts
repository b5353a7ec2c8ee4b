import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { LineForm } from '../../shared/fair/chain.ts'
import { hasForm } from '../../shared/fair/form.ts'
import { RECORDS } from '../../shared/fair/records.ts'
import { makeTicket, Ticket } from '../../shared/fair/ticket.ts'
import { vectors } from '../support/vectors.ts'

const schemas = { ...RECORDS, line: LineForm, ticket: Ticket }
const lines = vectors.flatMap(({ proof }) => proof.journal)
const { people, last_root, proof } = vectors[0]!
const ticket = makeTicket(people[0]!.entry, proof.rolls[last_root]!)
const samples: unknown[] = [ticket, ...lines, ...lines.flatMap(({ body }) => (body ? [body] : []))]

type Json = null | boolean | number | string | Json[] | { [member: string]: Json }

const VALUES: Json[] = [null, true, 0, -1, 1.5, 1001, 2 ** 53, '', 'x', '0'.repeat(64), [], [1], {}]

/** A sample with one place in it replaced, left out or added to: every place, but of a list only the first two. */
function* damaged(x: Json): Generator<Json> {
  yield* VALUES
  if (x === null || typeof x !== 'object') return
  if (Array.isArray(x)) {
    yield [...x, 'x']
    yield x.slice(1)
    for (const [at, item] of x.slice(0, 2).entries()) {
      for (const other of damaged(item)) yield x.map((y, i) => (i === at ? other : y))
    }
    return
  }
  yield { ...x, more: 1 }
  for (const [name, value] of Object.entries(x)) {
    const { [name]: _old, ...rest } = x
    yield rest
    for (const other of damaged(value)) yield { ...rest, [name]: other }
  }
}

describe.each(Object.entries(schemas))('the form of %s', (_name, schema) => {
  test('is judged as the schema’s own library judges it, whatever is wrong', () => {
    const own = samples.filter((sample) => Check(schema, sample)).slice(0, 3)
    for (const sample of own) {
      for (const x of damaged(sample as Json))
        expect(hasForm(schema, x), JSON.stringify(x)).toBe(Check(schema, x))
    }
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.constantFrom(...samples)), (x) => {
        expect(hasForm(schema, x)).toBe(Check(schema, x))
      }),
    )
  })
})

test('every record and every line of the vectors has its form', () => {
  for (const line of lines) {
    expect(hasForm(LineForm, line)).toBe(true)
    const body = line.body as { type: keyof typeof RECORDS } | undefined
    if (body) expect(hasForm(RECORDS[body.type], body)).toBe(true)
  }
})

test('members of the prototype are neither found nor let through', () => {
  const body = lines.find(({ body: one }) => one)!.body!
  expect(hasForm(LineForm, Object.create(lines[0]!))).toBe(false)
  expect(hasForm(RECORDS['fd1/seal'], JSON.parse(`{"__proto__":1,${JSON.stringify(body).slice(1)}`))).toBe(
    false,
  )
})
