import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { LineForm } from '../../shared/fair/chain.ts'
import { hasForm } from '../../shared/fair/form.ts'
import { RECORDS } from '../../shared/fair/records.ts'
import { Ticket } from '../../shared/fair/ticket.ts'
import { vectors } from './vectors.ts'

const schemas = { ...RECORDS, line: LineForm, ticket: Ticket }
const lines = vectors.flatMap(({ proof }) => proof.journal)
const samples: unknown[] = [...lines, ...lines.flatMap(({ body }) => (body ? [body] : []))]

type Json = null | boolean | number | string | Json[] | { [member: string]: Json }

/** A sample with one place in it replaced, dropped or added to. */
const damaged = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.nat(), { maxLength: 4 }), fc.jsonValue(), fc.nat(3))
  .map(([sample, way, value, how]) => damage(sample as Json, way, value as Json, how))

function damage(x: Json, [step, ...way]: number[], value: Json, how: number): Json {
  if (x === null || typeof x !== 'object' || step === undefined) return value
  if (Array.isArray(x)) {
    if (x.length === 0 || how === 0) return [...x, value]
    const at = step % x.length
    return how === 1
      ? x.filter((_, i) => i !== at)
      : x.map((y, i) => (i === at ? damage(y, way, value, how) : y))
  }
  const names = Object.keys(x)
  const name = names[step % names.length]!
  if (how === 0) return { ...x, [`${name}x`]: value }
  const { [name]: old, ...rest } = x
  return how === 1 ? rest : { ...rest, [name]: damage(old!, way, value, how) }
}

describe.each(Object.entries(schemas))('the form of %s', (_name, schema) => {
  test('is judged as the schema’s own library judges it, whatever is wrong', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.jsonValue(), fc.constantFrom(...samples)), (x) => {
        expect(hasForm(schema, x)).toBe(Check(schema, x))
      }),
      { numRuns: 400 },
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
