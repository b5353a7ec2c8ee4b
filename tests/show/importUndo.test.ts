import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithdrawn } from '../../shared/show/pool.ts'
import type { ImportPlan, PersonInput } from '../../shared/show/rule.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const input = (n: number, change: Partial<PersonInput> = {}): PersonInput => ({
  code: `T${n}`,
  name: `Guest ${n}`,
  group: `${n % 3}`,
  background: 'Media',
  tags: [],
  weight: 1,
  phone: '',
  email: '',
  ...change,
})
const HOST = { role: 'host' as const, name: 'Host' }
const take = (evening: ShowRecorder, plan: ImportPlan) =>
  evening.do('people.import', { preview: 'x' }, HOST, plan)
const evening = (people: number): ShowRecorder => {
  const made = new ShowRecorder()
  for (let n = 0; n < people; n++) made.do('person.save', { code: `T${n}`, name: `Guest ${n}` })
  return made
}
const undo = (made: ShowRecorder) => made.do('people.import-undo')
const ids = ({ state }: ShowRecorder) => state.people.map(({ id }) => id)

/** A plan about the people there are: some changed, some withdrawn, some added. */
const plans = fc.record({
  added: fc.nat(8),
  changed: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
  withdrawn: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
})
function planned(
  made: ShowRecorder,
  { added, changed, withdrawn }: { added: number; changed: number[]; withdrawn: number[] },
): ImportPlan {
  const known = ids(made)
  return {
    added: Array.from({ length: added }, (_, i) => input(100 + i, { also: [`L${i}`] })),
    changed: changed.map((n) => ({
      person: known[n]!,
      after: { name: `Other ${n}`, background: 'Film', checkedIn: true, also: [`M${n}`] },
    })),
    withdrawn: withdrawn.map((n) => ({ person: known[n]!, reason: 'asked' as const })),
  }
}

test('an import that is taken back leaves everybody as they were', () => {
  fc.assert(
    fc.property(plans, fc.boolean(), (plan, sealed) => {
      const made = evening(6)
      if (sealed) {
        const prize = made.do('prize.save', { name: 'Tea', quantity: 1, need: 'none' }).answer['id']
        made.do('draw.start', { prize, count: 1 })
        made.do('draw.abandon', { reason: 'other' })
      }
      const { people, out, entries } = made.state
      const names = sealed ? { ...plan, changed: [] } : plan
      take(made, planned(made, names))
      expect(undo(made).answer).toMatchObject({ removed: plan.added, touched: 0 })
      expect(made.state.people).toEqual(people)
      expect(made.state.entries).toEqual(entries)
      expect(made.state.out).toEqual(out)
      expect(undo(made).refused).toMatchObject({ refused: 'import-none' })
    }),
    { numRuns: 100 },
  )
})

test('whoever was touched since stays as they are now', () => {
  const made = evening(3)
  const [first, second] = ids(made)
  take(made, {
    added: [input(7), input(8)],
    changed: [
      { person: first!, after: { group: 'A' } },
      { person: second!, after: { group: 'A' } },
    ],
    withdrawn: [],
  })
  made.do('person.check-in', { person: ids(made)[3]! })
  made.do('person.save', { id: first!, code: 'T0', name: 'Guest 0', group: 'B' })
  expect(undo(made).answer).toEqual({ removed: 1, restored: 1, returned: 0, touched: 2 })
  expect(made.state.people.map(({ code, group }) => [code, group])).toEqual([
    ['T0', 'B'],
    ['T1', ''],
    ['T2', ''],
    ['T7', '1'],
  ])
})

test('who came back or was withdrawn again since is not returned twice', () => {
  const made = evening(2)
  const [first] = ids(made)
  take(made, { added: [], changed: [], withdrawn: [{ person: first!, reason: 'asked' }] })
  made.do('person.return', { person: first! })
  expect(undo(made).answer).toMatchObject({ returned: 0 })
  expect(made.state.people.some((person) => isWithdrawn(person, made.state))).toBe(false)
})

test('after a seal it is refused, and a later import can be taken back again', () => {
  const made = evening(2)
  take(made, { added: [input(7)], changed: [] })
  const prize = made.do('prize.save', { name: 'Tea', quantity: 2, need: 'none' }).answer['id']
  made.do('draw.start', { prize, count: 1 })
  expect(undo(made).refused).toMatchObject({ refused: 'import-fixed' })
  made.do('draw.abandon', { reason: 'other' })
  expect(undo(made).refused).toMatchObject({ refused: 'import-fixed' })
  take(made, { added: [input(8)], changed: [] })
  expect(undo(made).answer).toMatchObject({ removed: 1 })
  expect(made.state.people.map(({ code }) => code)).toEqual(['T0', 'T1', 'T7'])
})

test('before any import, and after an erasure, there is none', () => {
  const made = evening(1)
  expect(undo(made).refused).toMatchObject({ refused: 'import-none' })
  take(made, { added: [input(7)], changed: [] })
  made.do('people.erase', {})
  expect(undo(made).refused).toMatchObject({ refused: 'import-none' })
  expect(JSON.stringify(made.state)).not.toContain('Guest 7')
})
