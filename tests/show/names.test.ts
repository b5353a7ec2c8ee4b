import { expect, test } from 'vitest'
import { masked, shownNames } from '../../shared/show/names.ts'
import { emptyState, type Person } from '../../shared/show/state.ts'

const { settings } = emptyState('ev')
const person = (id: string, change: Partial<Person> = {}) =>
  ({ id, code: `T-${id}`, name: 'Noor Amin', group: '', checkedIn: false, ...change }) as Person
const tails = (people: Person[]) => [...shownNames({ people, settings }).values()].map(({ tail }) => tail)

test('names are the very same as long as nobody is called otherwise, and follow whoever is', () => {
  const people = [person('1001'), person('1002')]
  const first = shownNames({ people, settings })
  const arrived = people.map((one) => ({ ...one, checkedIn: true }))
  expect(shownNames({ people: arrived, settings })).toBe(first)
  for (const [change, expected] of [
    [{ name: 'Noor Aziz' }, ['', '']],
    [{ group: 'Table 1' }, ['', '']],
    [{ code: 'T-2001' }, ['2001', '1002']],
    [{ code: 'X-1002' }, ['X-1002', 'T-1002']],
    [{}, ['1001', '1002']],
  ] as const) {
    expect(tails([person('1001', change), person('1002')])).toEqual(expected)
  }
  expect(tails([person('1001'), person('1002'), person('1003')])).toEqual(['1001', '1002', '1003'])
})

test('a name is masked as its language shortens names', () => {
  const called = {
    王小明: '王*明',
    王明: '王*',
    '王 小明': '王*明',
    'Noor Amin': 'Noor A.',
    'Ada King Byron': 'Ada K. B.',
    Noor: 'N**r',
    𠮷田: '𠮷*',
  }
  expect(Object.keys(called).map(masked)).toEqual(Object.values(called))
})

test('where people choose, they are named in full only if they say so', () => {
  const people = [person('1001'), person('1002', { naming: 'full' }), person('1003', { naming: 'masked' })]
  const named = (names: 'full' | 'masked' | 'chosen') =>
    [...shownNames({ people, settings: { ...settings, names } }).values()].map(({ name }) => name)
  expect(named('chosen')).toEqual(['Noor A.', 'Noor Amin', 'Noor A.'])
  expect(named('masked')).toEqual(['Noor A.', 'Noor A.', 'Noor A.'])
  expect(named('full')).toEqual(['Noor Amin', 'Noor Amin', 'Noor Amin'])
})
