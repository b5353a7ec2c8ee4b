import { beforeAll, expect, test, vi } from 'vitest'
import { finish } from '../../shared/fair/steps.ts'
import { emptyState, type Person, type State } from '../../shared/show/state.ts'
import { loadReadings, readInSteps, withReadings } from '../../server/broadcast/readings.ts'
import { personOf } from '../support/person.ts'

const SURNAMES = [...'赵钱孙李周吴郑王']
const GIVEN = [...'伟芳娜敏静丽强磊军洋']
/** More people than have their names read at once, no two called the same. */
const longList = (): Person[] =>
  SURNAMES.flatMap((surname) => GIVEN.flatMap((one) => GIVEN.map((two) => `${surname}${one}${two}`))).map(
    (name, i) => personOf(`p${i}`, { name }),
  )
const deskView = (people: Person[]): State => ({ ...emptyState('ev'), people })
const readOf = ({ people }: State): number => people.filter(({ pinyin }) => pinyin).length

beforeAll(loadReadings)

test('before the readings are loaded every name is still to be read', async () => {
  vi.resetModules()
  const fresh = await import('../../server/broadcast/readings.ts')
  const view = deskView([personOf('p', { name: '冯绍峰' }), personOf('q', { name: 'Daniel' })])
  const first = fresh.withReadings(view)
  expect(first).toEqual({ view, unread: 2 })
  await fresh.loadReadings()
  // What was shown stays until all are read.
  expect(fresh.withReadings(view, first.view).view.people).toBe(first.view.people)
  finish(fresh.readInSteps(view))
  expect(fresh.withReadings(view, first.view)).toMatchObject({
    view: { people: [{ pinyin: expect.stringContaining('feng') }, { name: 'Daniel' }] },
    unread: 0,
  })
})

test('a long list is shown with some names read, and stays the same list until all are', () => {
  const view = deskView(longList())
  const first = withReadings(view)
  expect(first.unread).toBe(view.people.length - readOf(first.view))
  expect(first.unread).toBeGreaterThan(0)
  // Another command's view of the same people: nothing of the list is to be sent again.
  const second = withReadings({ ...view }, first.view)
  expect(second.view.people).toBe(first.view.people)
  expect(second.unread).toBe(first.unread)
  finish(readInSteps(view, second.view))
  const whole = withReadings(view, second.view)
  expect(whole.unread).toBe(0)
  expect(readOf(whole.view)).toBe(view.people.length)
})

test('a name that is read is not read again for a change of somebody else', () => {
  const view = deskView(longList())
  finish(readInSteps(view))
  const before = withReadings(view).view
  const people = view.people.with(3, { ...view.people[3]!, name: '冯绍峰' })
  const after = withReadings(deskView(people), before).view
  expect(after.people[3]!.pinyin).toContain('feng')
  const changed = after.people.filter((person, i) => person !== before.people[i])
  expect(changed).toEqual([after.people[3]])
})
