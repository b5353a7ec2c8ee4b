import fc from 'fast-check'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { facts } from '../../shared/show/facts.ts'
import type { Body, FactForm } from '../../shared/show/rule.ts'
import { Misfit, reader, storedSchema } from '../../shared/show/stored.ts'
import { OPENING, play, type Act } from '../support/acts.ts'
import { anyActs } from '../support/randomShow.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const read = reader<Body>(facts)
const SALT = 'ab'.repeat(16)

/** The bodies that an evening stores, as they come back out of a journal. */
function bodiesOf(acts: readonly Act[]): Body[] {
  const evening = new ShowRecorder()
  for (const one of [...OPENING, ...acts]) play(evening, one)
  return evening.facts.map(({ body }) => JSON.parse(JSON.stringify(body)) as Body)
}

test('every fact that an evening stores fits the schema of its type, and is read as it was written', () => {
  fc.assert(
    fc.property(anyActs({ minLength: 40, maxLength: 80 }), (acts) => {
      for (const body of bodiesOf(acts)) expect(read(body)).toEqual(body)
    }),
    { numRuns: 40 },
  )
})

test('a fact with a member too many, or one that is missing or of another kind, is not read', () => {
  const acts = fc.sample(anyActs({ minLength: 80, maxLength: 80 }), { numRuns: 20, seed: 1 })
  const one = new Map(acts.flatMap(bodiesOf).map((body) => [body.type, body]))
  expect(one.size).toBeGreaterThan(25)
  for (const [type, body] of one) {
    expect(() => read({ ...body, more: 1 })).toThrow(Misfit)
    const { required } = storedSchema(type, facts[type as keyof typeof facts] as FactForm)
    for (const member of Object.keys(body)) {
      expect(() => read({ ...body, [member]: [[]] })).toThrow(Misfit)
      // Without `v` a body is of version 1.
      if (member === 'v' || !required.includes(member)) continue
      const { [member as 'type']: _dropped, ...rest } = body
      expect(() => read(rest)).toThrow(Misfit)
    }
  }
})

test('what was left of a prize, which facts of version 1 hold, is lifted away', () => {
  const prize = bodiesOf([]).find(({ type }) => type === 'prize-saved') as Extract<Body, { prize: object }>
  const { v, ...saved } = prize
  expect(v).toBe(2)
  expect(read({ ...saved, prize: { ...saved.prize, left: 3 } })).toEqual(prize)
  expect(read(saved)).toEqual(prize)
  expect(() => read({ ...prize, prize: { ...prize.prize, left: 3 } })).toThrow(Misfit)
})

test('an old body goes through every upcaster up to the present; a version without one, or of later, is not read', () => {
  const lamp: FactForm = {
    schema: Type.Object({ v: Type.Literal(3), on: Type.Boolean(), colour: Type.String() }),
    upcast: {
      1: ({ lit }) => ({ on: lit === 'yes' }),
      2: (old) => ({ ...old, colour: 'warm' }),
    },
  }
  const readLamp = reader<object>({ lamp, gone: { ...lamp, upcast: {} } })
  const present = { type: 'lamp', v: 3, on: true, colour: 'warm', salt: SALT }
  expect(readLamp(present)).toEqual(present)
  expect(readLamp({ type: 'lamp', v: 2, on: true, salt: SALT })).toEqual(present)
  expect(readLamp({ type: 'lamp', lit: 'yes', salt: SALT })).toEqual(present)
  for (const body of [
    { ...present, v: 4 },
    { type: 'gone', lit: 'yes', salt: SALT },
    { type: 'none' },
    null,
    7,
  ])
    expect(() => readLamp(body)).toThrow(Misfit)
})
