import fc from 'fast-check'
import { expect, it } from 'vitest'
import { personByCode } from '../../shared/show/personLookup.ts'
import type { Person } from '../../shared/show/state.ts'

const code = fc.stringMatching(/^[a-cA-C1]{1,3}$/)
const made = (codes: string[]): Person[] => codes.map((own, id) => ({ id: `p${id}`, code: own }) as Person)

it('finds a ticket code as it stands before all, and in other cases only whom it fits alone', () => {
  fc.assert(
    fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 12 }), code, (codes, typed) => {
      const people = made(codes)
      for (const person of people) expect(personByCode(people, person.code)).toBe(person)
      const same = people.filter((person) => person.code.toUpperCase() === typed.toUpperCase())
      const exact = same.find((person) => person.code === typed)
      const upper = same.find((person) => person.code === typed.toUpperCase())
      const expected = exact ?? upper ?? (same.length === 1 ? same[0] : undefined)
      expect(personByCode(people, typed)).toBe(expected)
    }),
  )
})
