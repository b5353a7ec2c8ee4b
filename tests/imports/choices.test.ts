import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { difference } from '../../shared/formats/difference.ts'
import { readTable } from '../../shared/formats/index.ts'
import { knownIn } from '../../shared/formats/known.ts'
import { guess, type Mapping } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'
import { planOf } from '../../shared/formats/plan.ts'
import type { ImportChoices } from '../../shared/show/rule.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)))
const text = (said: string) => new TextEncoder().encode(said)

async function listed(bytes: Uint8Array, decided: Mapping = {}) {
  const table = await readTable({ name: '', bytes })
  return people(table, { ...guess(table), ...decided })
}
type Listed = Awaited<ReturnType<typeof listed>>
const differs = (evening: ShowRecorder, list: Listed) =>
  difference(knownIn(evening.state), list.people, list.fields, list.away)
function take(evening: ShowRecorder, list: Listed, choices: ImportChoices = {}) {
  const plan = planOf(list, knownIn(evening.state), choices)
  return evening.do('people.import', { preview: 'x', ...choices }, undefined, plan)
}
const names = ({ state }: ShowRecorder) => state.people.map(({ name }) => name)

test('answers that a form numbers from one again are other people', async () => {
  const evening = new ShowRecorder()
  take(evening, await listed(fixture('exports/tencent-survey.csv')))
  const second = await listed(fixture('exports/tencent-survey-second.csv'))
  expect(differs(evening, second)).toMatchObject({ changed: [], replaced: [], added: { length: 2 } })
  take(evening, second)
  expect(names(evening)).toEqual(['王一', '李二', '张三', '孙六', '周七'])
})

test('who would become somebody else stays, unless the host says so', async () => {
  const evening = new ShowRecorder()
  take(evening, await listed(text('票号,姓名,手机\nA1,王一,13800000001\nA2,李二,13800000002')))
  const other = await listed(text('票号,姓名,手机\nA1,孙六,13900000001\nA2,李二,13800000002'))
  expect(differs(evening, other)).toMatchObject({ changed: [], same: 1, replaced: [{ row: 2 }] })
  take(evening, other)
  expect(names(evening)).toEqual(['王一', '李二'])
  take(evening, other, { replace: [evening.state.people[0]!.id] })
  expect(names(evening)).toEqual(['孙六', '李二'])
})

test('who no longer comes, or is missing, is withdrawn only if the host says so', async () => {
  const evening = new ShowRecorder()
  take(evening, await listed(text('票号,姓名\nA1,王一\nA2,李二\nA3,张三')))
  const next = await listed(text('票号,姓名,报名状态\nA1,王一,已取消\nA2,李二,已通过'))
  expect(differs(evening, next)).toMatchObject({
    leaving: [{ row: 2, status: '已取消' }],
    missing: { length: 1 },
  })
  take(evening, next)
  expect(evening.state.people.map(({ left }) => left)).toEqual([false, false, false])
  take(evening, next, { leaving: true, missing: true })
  expect(evening.state.people.map(({ left }) => left)).toEqual([true, false, true])
  expect(differs(evening, next)).toMatchObject({ leaving: [], missing: [] })
})

test('doubles of a file are made one person, whom the same file finds again', async () => {
  const evening = new ShowRecorder()
  const list = await listed(fixture('lists/32-registered-twice.csv'))
  take(evening, list, { merge: true })
  expect(names(evening)).toEqual(['张一鸣', '李二喜', '王三多'])
  expect(evening.state.people[0]).toMatchObject({ code: 'A1001', also: ['A1003', 'A1005'] })
  expect(differs(evening, list)).toMatchObject({ added: [], changed: [], replaced: [], missing: [] })
})

const LINK = 'https://luma.com/check-in/evt-1?pk='
test('the code in a ticket’s link is a further code of a person, who is found by it in a later list', async () => {
  const evening = new ShowRecorder()
  const first = await listed(text(`guest_id,name,qr_code_url\nG1,Ada,${LINK}x1\nG2,Ben,${LINK}x2`))
  take(evening, first)
  expect(evening.state.people.map(({ code, also }) => [code, also])).toEqual([
    ['G1', ['x1']],
    ['G2', ['x2']],
  ])
  expect(differs(evening, first)).toMatchObject({ added: [], changed: [], same: 2 })
  // A list by the ticket's link alone, with one more guest.
  const second = await listed(text(`name,qr_code_url\nAda,${LINK}x1\nCleo,${LINK}x3`))
  expect(differs(evening, second)).toMatchObject({ added: [{ code: 'x3' }], changed: [], same: 1 })
})

test('links without a code, of those who were not let in, do not hide the codes of the others', async () => {
  const evening = new ShowRecorder()
  take(evening, await listed(fixture('exports/luma-2026.csv')))
  expect(evening.state.people.map(({ name, also }) => [name, also])).toEqual([
    ['Ada Lovell', ['xk3r9q']],
    ['Ben Okoro', ['p2m8ty']],
  ])
})

test('a further code that two people have is nobody’s, and one that is taken is not given again', async () => {
  const evening = new ShowRecorder()
  take(evening, await listed(text('票号,姓名\nA1,王一\nA2,李二')))
  const four = text('票号,签到码,姓名\nA1,A2,王一\nA2,Z2,李二\nA3,Z9,张三\nA4,Z9,赵四')
  take(evening, await listed(four, { also: [1] }))
  expect(evening.state.people.map(({ code, also }) => [code, also])).toEqual([
    ['A1', undefined],
    ['A2', ['Z2']],
    ['A3', undefined],
    ['A4', undefined],
  ])
})
