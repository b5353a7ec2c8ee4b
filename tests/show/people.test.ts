import { expect, test } from 'vitest'
import { isOut, isWithdrawn, takesPart } from '../../shared/show/pool.ts'
import { findPeople } from '../../shared/show/search.ts'
import { emptyState, type Out, type Person, type State } from '../../shared/show/state.ts'
import { personOf } from '../support/person.ts'

const event = (people: Person[], out: Out[] = []): State => ({ ...emptyState('ev'), people, out })

const taking = (state: State) => state.people.filter((one) => takesPart(one, state))

test('who takes part is in the roll, not out and not left out by the rule', () => {
  const here = personOf('1', { checkedIn: true })
  const away = personOf('2')
  const staff = personOf('3', { checkedIn: true, tags: ['staff'] })
  const gone = personOf('4', { checkedIn: true, left: true })
  const voided = personOf('5', { checkedIn: true, sealed: true })
  const state = event(
    [here, away, staff, gone, voided],
    [{ id: voided.entry, reason: 'void', cause: 'absent' }],
  )
  const settings = { ...state.settings, roll: 'checked-in' as const }
  expect(taking({ ...state, settings })).toEqual([here])
  expect(taking(state)).toEqual([here, away])
})

test('out is who was withdrawn or lost an award; withdrawn is only the first', () => {
  const voided = personOf('1', { sealed: true })
  const withdrawn = personOf('2', { sealed: true })
  const left = personOf('3', { left: true })
  const state = event(
    [voided, withdrawn, left],
    [
      { id: voided.entry, reason: 'void', cause: 'absent' },
      { id: withdrawn.entry, reason: 'withdrawn', cause: 'left' },
    ],
  )
  expect(state.people.map((one) => isOut(one, state))).toEqual([true, true, true])
  expect(state.people.map((one) => isWithdrawn(one, state))).toEqual([false, true, true])
})

test('a search finds who has every word in name, code, group or tag, or whose phone ends with it', () => {
  const people = [
    personOf('1', { name: 'Grace  Hopper', group: '第 7 桌', phone: '13912345678' }),
    personOf('2', { name: 'ＧＲＡＣＥ Lee', tags: ['VIP'] }),
    personOf('3', { name: 'Ada', phone: '5678' }),
  ]
  const found = (query: string): string =>
    findPeople(people, query)
      .map(({ id }) => id)
      .join(' ')
  expect(found('')).toBe('1 2 3')
  expect(found('grace')).toBe('1 2')
  expect(found('hopper grace')).toBe('1')
  expect(found('t-2 vip')).toBe('2')
  expect(found('5678')).toBe('1 3')
  expect(found('567')).toBe('')
  expect(found('1234')).toBe('')
})
