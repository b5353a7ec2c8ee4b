import { expect, test } from 'vitest'
import { groupEntry } from '../../shared/fair/roll.ts'
import { awardsBy, holdsAward, isLive, newestFirst } from '../../shared/show/awardQueries.ts'
import { entriesOf, holderOf } from '../../shared/show/holders.ts'
import { NEW_PRIZE } from '../../shared/show/prizes.ts'
import { emptyState, type Award, type Person, type State } from '../../shared/show/state.ts'
import { sums } from '../../shared/show/sums.ts'

const award = (draw: number, rank: number, change: Partial<Award> = {}): Award => ({
  id: `${draw}.${rank}`,
  draw,
  rank,
  entry: `e${draw}${rank}`,
  prize: 'p',
  status: 'won',
  claim: 'awaiting',
  absent: false,
  reason: null,
  note: '',
  by: '',
  claimedAt: 0,
  ...change,
})
const ids = (awards: Award[] | undefined): string[] => (awards ?? []).map(({ id }) => id)

test('awards are listed by a member in the order given, and the newest draw comes first', () => {
  const awards = [award(1, 2), award(2, 1, { prize: 'q' }), award(1, 1), award(3, 1)]
  expect(ids(newestFirst(awards))).toEqual(['3.1', '2.1', '1.1', '1.2'])
  const lists = awardsBy(awards, 'prize')
  expect([ids(lists.get('p')), ids(lists.get('q')), lists.get('r')]).toEqual([
    ['1.2', '1.1', '3.1'],
    ['2.1'],
    undefined,
  ])
})

test('an award is held by a person, by a group, or by nobody who is still on the list', () => {
  const people = [
    { id: '1', name: 'Ada', group: 'Table 1', entry: 'a' },
    { id: '2', name: 'Grace', group: '', entry: 'b' },
  ] as Person[]
  const state: State = {
    ...emptyState('ev'),
    people,
    out: [{ id: 'a', reason: 'withdrawn', cause: 'left' }],
  }
  const holder = holderOf(state)
  const table = groupEntry('ev', 'Table 1')
  expect(holder(award(1, 1, { entry: 'a' }))).toEqual({
    person: people[0],
    name: 'Ada',
    group: 'Table 1',
    withdrawn: true,
  })
  expect(holder(award(1, 1, { entry: table }))).toMatchObject({ person: null, name: 'Table 1', group: '' })
  expect(holder(award(1, 1, { entry: 'gone' }))).toMatchObject({ person: null, name: '', withdrawn: false })
  expect([...entriesOf(state, people[0]!)]).toEqual(['a', table])
  expect([...entriesOf(state, people[1]!)]).toEqual(['b'])
  const awards = [award(1, 1, { entry: 'a', status: 'voided' }), award(2, 1, { entry: 'b' })]
  expect(awards.map(isLive)).toEqual([false, true])
  expect(people.map((person) => holdsAward({ awards }, person))).toEqual([false, true])
})

test('every unit is counted where its claim says, and a sum that does not add up says so in its total', () => {
  const prize = { ...NEW_PRIZE, id: 'p', name: 'Laptop', quantity: 6, left: 2 }
  const claims = ['awaiting', 'handed-over', 'unclaimed', 'returned'] as const
  const awards = [...claims.map((claim, i) => award(1, i + 1, { claim })), award(1, 5, { status: 'voided' })]
  const state = { prizes: [prize], awards, sponsors: [] }
  const sum = { donated: 6, handedOver: 1, awaiting: 1, unclaimed: 1, returned: 1, left: 2, adds: true }
  expect(sums(state)).toEqual({
    prizes: [{ prize: 'p', ...sum }],
    sponsors: [{ sponsor: '', ...sum }],
    total: sum,
  })
  expect(sums({ ...state, prizes: [{ ...prize, left: 1 }] }).total.adds).toBe(false)
})
