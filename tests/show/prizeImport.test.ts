import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prizePlan } from '../../shared/formats/prizeDifference.ts'
import { prizeList } from '../../shared/formats/prizeList.ts'
import type { PrizeRow } from '../../shared/show/rule.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const list = (...rows: string[]): PrizeRow[] =>
  prizeList({
    header: ['prize', 'sponsor', 'quantity', 'value'],
    rows: rows.map((row) => row.split(';')),
    first: 2,
  }).prizes
const take = (evening: ShowRecorder, rows: readonly PrizeRow[]) =>
  evening.do('prizes.import', { preview: 'x' }, undefined, undefined, prizePlan(evening.state, rows))
const prizes = ({ state }: ShowRecorder) =>
  state.prizes.map(({ name, sponsor, quantity, value }) => [
    name,
    state.sponsors.find(({ id }) => id === sponsor)?.name ?? '',
    quantity,
    value,
  ])

test('prizes come with their sponsors and cues; what a list leaves blank stays', () => {
  const evening = new ShowRecorder()
  evening.do('sponsor.save', { name: 'Acme', thanks: 'Thank you' })
  const first = take(evening, list('Lamp;ACME;3;200', 'Radio;Bolt;;', 'Cup;;10;'))
  expect(first.answer).toEqual({ sponsors: 1, added: 3, changed: 0 })
  expect(evening.state.cues.map(({ prize }) => prize)).toEqual(evening.state.prizes.map(({ id }) => id))
  expect(take(evening, list('lamp;acme;;250', 'Radio;Bolt;2;')).answer).toMatchObject({
    added: 0,
    changed: 2,
  })
  expect(prizes(evening)).toEqual([
    ['Lamp', 'Acme', 3, 250],
    ['Radio', 'Bolt', 2, 0],
    ['Cup', '', 10, 0],
  ])
  expect(evening.state.sponsors[0]!.thanks).toBe('Thank you')
})

test('one row that may not be saved refuses the whole list, and says which', () => {
  const evening = new ShowRecorder()
  evening.do('person.save', { code: 'A1', name: 'Ada' })
  take(evening, list('Lamp;;2;'))
  const [lamp] = evening.state.prizes
  evening.do('draw.start', { prize: lamp!.id, count: 1 })
  const before = evening.state
  const said = take(evening, list('Radio;Bolt;1;', 'Lamp;;1;'))
  expect(said.refused).toEqual({ refused: 'draw-open', with: { draw: 1, row: 2 } })
  expect(evening.state).toBe(before)
  // What no seal holds may change while a draw is open.
  expect(take(evening, list('Lamp;;2;300')).refused).toBeNull()
  expect(evening.do('prizes.import', { preview: 'x' }).refused?.refused).toBe('preview-unknown')
})

const row = fc.record({
  name: fc.constantFrom('Lamp', 'lamp', 'Radio', 'Cup ', 'Ｃup', '台灯'),
  sponsor: fc.constantFrom('', 'Acme', 'ACME', 'Bolt', '明灯'),
  quantity: fc.constantFrom('', '1', '5'),
  value: fc.constantFrom('', '0', '99'),
})

test('the same list twice changes nothing', () => {
  const lists = fc.array(row, { maxLength: 12 })
  fc.assert(
    fc.property(lists, lists, (before, after) => {
      const evening = new ShowRecorder()
      for (const rows of [before, after]) {
        const read = list(
          ...rows.map(({ name, sponsor, quantity, value }) => [name, sponsor, quantity, value].join(';')),
        )
        expect(take(evening, read).refused).toBeNull()
        const { facts, answer } = take(evening, read)
        expect([facts, answer]).toEqual([[], { sponsors: 0, added: 0, changed: 0 }])
      }
    }),
    { numRuns: 60 },
  )
})

test('an import of prizes is taken back whole, but for what was touched since, until the next seal or draw', () => {
  const evening = new ShowRecorder()
  evening.do('person.save', { code: 'A1', name: 'Ada' })
  evening.do('prize.save', { name: 'Lamp', quantity: 1 })
  const before = evening.state
  const refused = () => evening.do('prizes.import-undo').refused?.refused
  expect(refused()).toBe('import-none')
  take(evening, list('Lamp;;5;', 'Radio;Bolt;2;', 'Cup;Bolt;3;'))
  expect(evening.do('prizes.import-undo').answer).toMatchObject({ removed: 2, restored: 1, touched: 0 })
  const { prizes: now, sponsors, cues } = evening.state
  expect([now, sponsors, cues]).toEqual([before.prizes, before.sponsors, before.cues])
  expect(refused()).toBe('import-none')

  take(evening, list('Lamp;;5;', 'Radio;Bolt;2;'))
  const radio = evening.state.prizes.find(({ name }) => name === 'Radio')!
  evening.do('prize.save', { id: radio.id, note: 'mended' })
  expect(evening.do('prizes.import-undo').answer).toMatchObject({ removed: 0, restored: 1, touched: 1 })
  expect(evening.state.sponsors.map(({ name }) => name)).toEqual(['Bolt'])

  take(evening, list('Cup;;3;'))
  evening.do('draw.start', { prize: radio.id, count: 1 })
  expect(refused()).toBe('import-fixed')
})
