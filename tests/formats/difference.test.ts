import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, type Known } from '../../shared/formats/difference.ts'
import type { Field } from '../../shared/formats/headings.ts'
import type { Mapping } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'

const COLUMNS = ['code', 'name', 'group', 'phone', 'email', 'checkedIn'] as const

/** A list by its fields, as a file with these columns would give it. */
function list(fields: readonly Field[], ...rows: string[][]) {
  const mapping: Mapping = Object.fromEntries(fields.map((field, at) => [field, [at]]))
  return people({ header: [...fields], rows, first: 2 }, mapping)
}

/** The people after a list has been imported. */
function imported(known: readonly Known[], listed: ReturnType<typeof list>): Known[] {
  const { added, changed } = difference(known, listed.people, listed.fields)
  const changes = new Map(changed.map((change) => [change.person, change.after]))
  return [
    ...known.map((person) => ({ ...person, ...changes.get(person.id) })),
    ...added.map((person, i) => ({ checkedIn: false, ...person, id: `p${known.length + i}` })),
  ]
}
const differs = (known: readonly Known[], listed: ReturnType<typeof list>) =>
  difference(known, listed.people, listed.fields)

const cell = {
  code: ['', 'A', 'B', 'C', 'D'],
  name: ['甲', '乙', '丙'],
  group: ['', '1'],
  phone: ['', '13800000001', '13800000002'],
  email: ['', 'a@example.com', 'b@example.com'],
  checkedIn: ['', 'yes'],
}
const rows = fc.array(fc.tuple(...COLUMNS.map((column) => fc.constantFrom(...cell[column]))), {
  maxLength: 12,
})
const lists = fc.tuple(fc.subarray([...COLUMNS]), rows).map(([some, all]) => {
  const fields = COLUMNS.filter((column) => column === 'name' || some.includes(column))
  return list(fields, ...all.map((row) => fields.map((field) => row[COLUMNS.indexOf(field)]!)))
})

describe('laws', () => {
  test('the same list twice changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 3 }), lists, (before, again) => {
        const once = imported([...before, again].reduce(imported, []), again)
        const { added, changed, same, replaced } = differs(once, again)
        expect({ added, changed }).toEqual({ added: [], changed: [] })
        // Whom the list makes somebody else is not replaced unasked, however often it is imported.
        expect(same + replaced.length).toBe(again.people.length)
      }),
      { numRuns: 1_000 },
    )
  })

  test('nobody is lost, no code doubled, and everybody on the list is added, changed or the same', () => {
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 3 }), lists, (before, next) => {
        const known = before.reduce(imported, [] as Known[])
        const { added, changed, same, replaced, missing } = differs(known, next)
        expect(added.length + changed.length + same + replaced.length).toBe(next.people.length)
        expect(changed.length + same + replaced.length + missing.length).toBe(known.length)
        const after = imported(known, next)
        expect(after.slice(0, known.length).map(({ id }) => id)).toEqual(known.map(({ id }) => id))
        expect(new Set(after.map(({ code }) => code)).size).toBe(after.length)
      }),
      { numRuns: 1_000 },
    )
  })

  test('what the list says nothing about stays, and a check-in stays', () => {
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 3 }), lists, (before, next) => {
        const known = before.reduce(imported, [] as Known[])
        for (const { person, after } of differs(known, next).changed) {
          for (const member of Object.keys(after)) expect(next.fields).toContain(member)
          expect(after.checkedIn).not.toBe(false)
          expect(known.some(({ id }) => id === person)).toBe(true)
        }
      }),
    )
  })
})

const known = imported(
  [],
  list(['code', 'name', 'group', 'phone'], ['T1', '甲', '1', '13800000001'], ['T2', '乙', '2', '']),
)

test('a person is known by the ticket code, whatever the name', () => {
  const { changed, added } = differs(known, list(['code', 'name'], ['T1', '甲甲']))
  expect(added).toEqual([])
  expect(changed).toEqual([{ person: 'p0', before: { name: '甲' }, after: { name: '甲甲' } }])
})

test('without a code on the list a person is known by the phone and keeps the code', () => {
  const { changed, same } = differs(known, list(['name', 'phone', 'group'], ['甲', '+86 138 0000 0001', '3']))
  expect({ changed, same }).toEqual({
    changed: [{ person: 'p0', before: { group: '1' }, after: { group: '3' } }],
    same: 0,
  })
})

test('a person is never known by the name alone', () => {
  expect(differs(known, list(['name'], ['乙'])).added).toHaveLength(1)
  expect(differs(known, list(['code', 'name'], ['T9', '乙'])).added).toHaveLength(1)
})

test('a new code with the name and phone of somebody there is added, and said', () => {
  const { added, problems } = differs(known, list(['code', 'name', 'phone'], ['T9', '甲', '13800000001']))
  expect(added).toHaveLength(1)
  expect(problems).toEqual([{ row: 2, code: 'known-as', with: { name: '甲', code: 'T1' } }])
})

test('a newcomer with nothing but the name of somebody there is added, and said', () => {
  const newcomer = ['T9', '甲', '13900000009']
  const { added, problems } = differs(known, list(['code', 'name', 'phone'], newcomer))
  expect(added).toHaveLength(1)
  expect(problems).toEqual([{ row: 2, code: 'namesake-known', with: { name: '甲', code: 'T1' } }])
  // Where the list names the person there too, its rows are told apart by their codes.
  expect(differs(known, list(['code', 'name'], ['T1', '甲'], ['T9', '甲'])).problems).toEqual([])
  const gone = known.map((person) => ({ ...person, gone: true }))
  expect(differs(gone, list(['code', 'name', 'phone'], newcomer)).problems).toEqual([])
})

test('two people who share a phone are told apart by name, and a third is new', () => {
  const shared = imported([], list(['name', 'phone'], ['甲', '13800000001'], ['乙', '13800000001']))
  const next = differs(shared, list(['name', 'phone'], ['丙', '13800000001'], ['乙', '13800000001']))
  expect(next.added.map(({ name }) => name)).toEqual(['丙'])
  expect(next).toMatchObject({ changed: [], same: 1 })
})

test('who is not on the list is missing, and stays', () => {
  expect(differs(known, list(['code', 'name'], ['T1', '甲'])).missing).toEqual(['p1'])
})

test('a list never renames a sealed person, but still checks them in; a row of somebody else does neither', () => {
  const [first] = imported([], list(['code', 'name', 'phone'], ['A', '甲', '13800000001']))
  const sealed = [{ ...first!, sealed: true }]
  const fields = ['code', 'name', 'phone', 'checkedIn'] as const
  const same = differs(sealed, list(fields, ['A', '甲某', '13800000001', 'yes']))
  expect(same.changed).toEqual([{ person: 'p0', before: { checkedIn: false }, after: { checkedIn: true } }])
  expect(same.problems).toMatchObject([{ code: 'name-sealed' }])
  const other = differs(sealed, list(fields, ['A', '乙', '13800000002', 'yes']))
  expect(other).toMatchObject({ changed: [], replaced: [], problems: [{ code: 'name-sealed' }] })
})
