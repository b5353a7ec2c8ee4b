import { describe, expect, test } from 'vitest'
import type { Who } from '../../shared/show/rule.ts'
import { personByCode } from '../../shared/show/personLookup.ts'
import { shownNames } from '../../shared/show/names.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const DESK: Who = { role: 'desk', name: 'Mei' }

/** An event with two guests, of whom one has a group, both sealed by a draw. */
function sealed() {
  const recorder = new ShowRecorder()
  const one = recorder.do('person.save', { code: 'A1', name: 'Li Lei', group: 'A' }).answer['id'] as string
  const two = recorder.do('person.save', { code: 'A2', name: 'Han Mei' }).answer['id'] as string
  const prize = recorder.do('prize.save', { name: 'P', need: 'none' }).answer['id']
  recorder.do('draw.start', { prize, count: 1 })
  recorder.do('draw.call')
  recorder.wait()
  return { recorder, one, two }
}
const personOf = ({ state }: ShowRecorder, id: string) => state.people.find((person) => person.id === id)!

describe('of a person in the sealed list', () => {
  test.each([
    ['desk', DESK],
    ['host', undefined],
  ])('the %s changes neither name nor code by saving', (_role, who) => {
    const { recorder, one } = sealed()
    for (const named of [
      { code: 'A1', name: 'Somebody Else' },
      { code: 'B9', name: 'Li Lei' },
    ])
      expect(recorder.do('person.save', { id: one, ...named }, who).refused).toMatchObject({
        refused: 'person-sealed',
      })
    const contact = { id: one, code: 'A1', name: 'Li Lei', phone: '139' }
    expect(recorder.do('person.save', contact, who).refused).toBeNull()
  })

  test('a correction with a reason is what people see; the entry stays, and both codes find them', () => {
    const { recorder, one } = sealed()
    const { entry } = personOf(recorder, one)
    const commitment = recorder.state.entries.find(({ id }) => id === one)
    recorder.do('person.correct', { person: one, name: 'Li Lei Jr', code: 'A9', reason: 'misspelt' })
    recorder.do('person.save', { id: one, code: 'A9', name: 'Li Lei Jr', phone: '138' })
    expect(personOf(recorder, one)).toMatchObject({
      name: 'Li Lei Jr',
      code: 'A9',
      entry,
      sealedAs: { name: 'Li Lei', code: 'A1', reason: 'misspelt' },
    })
    expect(recorder.state.entries.find(({ id }) => id === one)).toEqual(commitment)
    expect(shownNames(recorder.state).get(one)!.name).toBe('Li Lei Jr')
    for (const code of ['A1', 'A9']) expect(personByCode(recorder.state.people, code)?.id).toBe(one)
  })

  test.each([
    ['without a reason', { name: 'X', reason: ' ' }, 'reason-missing'],
    ['that changes nothing', { name: 'Li Lei', reason: 'r' }, 'nothing-corrected'],
    ['to the code of somebody else', { code: 'A2', reason: 'r' }, 'code-taken'],
    ['to no name', { name: ' ', reason: 'r' }, 'name-missing'],
  ])('a correction %s is refused', (_what, ask, refused) => {
    const { recorder, one } = sealed()
    expect(recorder.do('person.correct', { person: one, ...ask }).refused).toMatchObject({ refused })
  })
})

test('whoever is not sealed yet needs no correction', () => {
  const recorder = new ShowRecorder()
  const person = recorder.do('person.save', { code: 'A', name: 'A' }).answer['id']
  expect(recorder.do('person.correct', { person, name: 'B', reason: 'r' }).refused).toMatchObject({
    refused: 'person-not-sealed',
  })
})

test('a desk gives a group to those who have none, and changes no other group, tag or weight', () => {
  const { recorder, one, two } = sealed()
  const ask = (id: string, change: object) => {
    const { code, name } = personOf(recorder, id)
    return recorder.do('person.save', { id, code, name, ...change }, DESK).refused
  }
  expect(ask(one, { group: 'B' })).toMatchObject({ refused: 'host-only', with: { fields: ['group'] } })
  expect(ask(one, { group: '' })).toMatchObject({ refused: 'host-only', with: { fields: ['group'] } })
  expect(ask(one, { group: 'A', email: 'a@example.test' })).toBeNull()
  expect(ask(two, { group: 'B' })).toBeNull()
  expect(ask(two, { group: 'A' })).toMatchObject({ refused: 'host-only' })
  expect(ask(two, { weight: 2 })).toMatchObject({ refused: 'host-only', with: { fields: ['weight'] } })
  expect(ask(two, { tags: [] })).toMatchObject({ refused: 'host-only', with: { fields: ['tags'] } })
})

test('somebody added at a desk is marked with by whom, and the seal says how many of the roll are', () => {
  const recorder = new ShowRecorder()
  recorder.do('event.configure', { language: 'en' })
  recorder.do('person.save', { code: 'A1', name: 'Listed' })
  const added = recorder.do('person.save', { code: 'W1', name: 'Walk-in' }, DESK).answer['id'] as string
  recorder.do('person.save', { id: added, code: 'W1', name: 'Walk-in', group: 'A' })
  expect(recorder.state.people.map(({ walkIn }) => walkIn)).toEqual([undefined, 'Mei'])
  const prize = recorder.do('prize.save', { name: 'P' }).answer['id']
  const { facts } = recorder.do('draw.start', { prize, count: 1 })
  const seal = facts.find(({ body }) => body!.type === 'fd1/seal')!.body as { text: string }
  expect(seal.text).toContain('Added at the desk: 1.')
})
