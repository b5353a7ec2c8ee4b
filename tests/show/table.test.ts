import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personByEntry } from '../../shared/show/personLookup.ts'
import { emptyState, type Person, type Sponsor, type State } from '../../shared/show/state.ts'
import { Draft, find } from '../../shared/show/table.ts'

const sponsor = (id: string, name = id): Sponsor => ({ id, name, logo: '', thanks: '' })

function withSponsors(state: State, ...sponsors: Sponsor[]): State {
  const draft = new Draft(state)
  for (const one of sponsors) draft.put('sponsors', one)
  return draft.state
}
const named = (state: State, id: string) => find(state.sponsors, id)?.name

test('two drafts of one state, and the state itself, each find their own records', () => {
  const base = withSponsors(emptyState('ev'), sponsor('a'), sponsor('b'))
  expect(named(base, 'b')).toBe('b')
  const one = withSponsors(base, sponsor('c', 'first'), sponsor('b', 'changed'))
  const two = withSponsors(base, sponsor('d'), sponsor('c', 'second'))
  expect([base, one, two].map((state) => ['a', 'b', 'c', 'd'].map((id) => named(state, id)))).toEqual([
    ['a', 'b', undefined, undefined],
    ['a', 'changed', 'first', undefined],
    ['a', 'b', 'second', 'd'],
  ])
})

test('a draft finds what it has put after it has dropped something', () => {
  const draft = new Draft(withSponsors(emptyState('ev'), sponsor('a'), sponsor('b')))
  draft.put('sponsors', sponsor('c'))
  draft.drop('sponsors', 'a')
  draft.put('sponsors', sponsor('d'))
  draft.patch('sponsors', 'c', { name: 'changed' })
  expect(draft.state.sponsors.map(({ name }) => name)).toEqual(['b', 'changed', 'd'])
  expect(named(draft.state, 'a')).toBeUndefined()
})

const small = fc.nat({ max: 9 })
const change = fc.record({ of: small, id: small, entry: small, drops: fc.boolean() })

test('whatever was put into which copy, each copy finds by id and by entry what stands in it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60, size: 'max' }), small, (changes, asked) => {
      const copies: State[] = [emptyState('ev')]
      for (const { of, id, entry, drops } of changes) {
        const draft = new Draft(copies[of % copies.length]!)
        const isFree = !draft.state.people.some((one) => one.entry === `e${entry}` && one.id !== `p${id}`)
        if (isFree) draft.put('people', { id: `p${id}`, entry: `e${entry}` } as Person)
        if (drops) draft.drop('people', `p${asked}`)
        copies.push(draft.state)
        for (const { people } of copies) {
          expect(find(people, `p${asked}`)).toBe(people.find((one) => one.id === `p${asked}`))
          const entry = `e${asked}`
          expect(personByEntry(people, entry)).toBe(people.find((one) => one.entry === entry))
        }
      }
    }),
    { numRuns: 40 },
  )
})
