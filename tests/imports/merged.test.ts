import { expect, test } from 'vitest'
import { difference } from '../../shared/formats/difference.ts'
import { people } from '../../shared/formats/people.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const header = ['票号', '姓名', '手机']
const rows = [
  ['T1', '王小明', '13800000001'],
  ['T2', '王小明', '13800000002'],
  ['T3', '李雷', '13800000003'],
]
const { people: listed, fields } = people({ header, rows, first: 2 }, { code: [0], name: [1], phone: [2] })

/** An evening with the list imported, and its first two people merged. */
function merged(): ShowRecorder {
  const evening = new ShowRecorder()
  const { added } = difference([], listed, fields)
  evening.do('people.import', { preview: 'x' }, undefined, { added, changed: [] })
  const [keep, drop] = evening.state.people
  expect(evening.do('person.merge', { keep: keep!.id, drop: drop!.id }).refused).toBeNull()
  return evening
}

test('a list that is imported again after a merge brings nobody back', () => {
  const { people: now } = merged().state
  expect(difference(now, listed, fields)).toMatchObject({ added: [], changed: [], same: 3, missing: [] })
})

test('nor after the person who was kept has been saved and merged once more', () => {
  const evening = merged()
  const [kept, other] = evening.state.people
  evening.do('person.save', { id: kept!.id, code: kept!.code, name: '王小明', group: '1 桌' })
  evening.do('person.merge', { keep: other!.id, drop: kept!.id })
  expect(evening.state.people).toHaveLength(1)
  expect(difference(evening.state.people, listed, fields)).toMatchObject({
    added: [],
    changed: [],
    missing: [],
  })
})

test('the code of somebody who was merged away stays taken', () => {
  const evening = merged()
  const saved = evening.do('person.save', { code: 'T2', name: '新人' })
  expect(saved.refused).toMatchObject({ refused: 'code-taken' })
})
