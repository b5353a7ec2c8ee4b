import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prizeTemplate } from '../../server/exports/prizeTemplate.ts'
import { wordsOf } from '../../server/exports/words.ts'
import { PRIZE_FIELDS, PRIZES, prizeFieldOf } from '../../shared/formats/prizeHeadings.ts'
import { prizeList } from '../../shared/formats/prizeList.ts'
import type { Table } from '../../shared/formats/table.ts'
import { tabulate } from '../../shared/formats/tabulate.ts'
import { LANGUAGE_IDS } from '../../shared/show/languages.ts'

const listed = (rows: string[][]) => prizeList(tabulate(rows, undefined, PRIZES))
const read = (...rows: string[]) => listed(rows.map((row) => row.split(';')))

test('a list is read by its headings, wherever they stand, and numbers as people write them', () => {
  const { prizes, problems } = read(
    '年会奖品;;;;;;',
    '奖品名称;赞助商;数量;单价（元）;每次抽几位;随机来自;备注',
    '无线 耳机;明灯;3 台;¥1,299.00;2;现场喊词;白色',
    '手机;;;;;;',
  )
  expect(problems).toEqual([])
  expect(prizes).toEqual([
    {
      row: 3,
      name: '无线 耳机',
      sponsor: '明灯',
      note: '白色',
      quantity: 3,
      value: 1299,
      per_draw: 2,
      need: 'room',
    },
    { row: 4, name: '手机', sponsor: '' },
  ])
})

test('a row with a problem is named and not taken', () => {
  const { prizes, problems } = read(
    'Prize;Quantity;Value;Winners each time;Need',
    ';3;;;',
    'A;0;;;',
    'B;many;;;',
    'C;1;12.5;;',
    'D;1;;1001;',
    'E;1;;;dice',
    'F;1;;;no',
    'f;2;;;',
    'Total;12;;;',
    `${'x'.repeat(121)};1;;;`,
  )
  expect(prizes).toEqual([{ row: 8, name: 'F', quantity: 1, need: 'none' }])
  expect(problems.map(({ row, code }) => [row, code])).toEqual([
    [2, 'no-name'],
    [3, 'quantity-invalid'],
    [4, 'quantity-invalid'],
    [5, 'value-invalid'],
    [6, 'per-draw-invalid'],
    [7, 'need-unknown'],
    [9, 'duplicate'],
    [10, 'total'],
    [11, 'too-long'],
  ])
})

test('a list that can hold no prizes, or of more than a thousand, is refused; columns of other names wait to be mapped', () => {
  expect(() => read('姓名', '王一')).toThrow('prizes-missing')
  expect(read('东西;多少', '台灯;3')).toMatchObject({
    columns: [
      { heading: '东西', sample: '台灯' },
      { heading: '多少', sample: '3' },
    ],
    mapping: {},
    prizes: [],
  })
  expect(() => read('奖品', ...Array.from({ length: 1001 }, (_, i) => `奖品 ${i}`))).toThrow('too-many-rows')
})

test.each(LANGUAGE_IDS)(
  'the template in %s has a column for every field, and an example that is not taken',
  (language) => {
    const { header, rows } = prizeTemplate(wordsOf(language))
    expect(header.map(prizeFieldOf).toSorted()).toEqual(PRIZE_FIELDS.toSorted())
    const example = rows[0]!.map(String)
    const { prizes, problems } = listed([header, example, example.with(0, 'Lamp')])
    expect(problems).toEqual([{ row: 2, code: 'example', with: { name: example[0] } }])
    expect(prizes).toMatchObject([
      { row: 3, name: 'Lamp', quantity: 3, value: 1299, per_draw: 1, need: 'room' },
    ])
  },
)

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '台灯',
    'Lamp',
    'lamp',
    '示例：台灯',
    'total',
    '0',
    '1',
    '2',
    '1,000',
    '12.5',
    'no',
    '\u200b',
  ),
  fc.string({ maxLength: 200 }),
)

test('every row that holds something is either taken or named, once', () => {
  const lists = fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { maxLength: 30 })
  fc.assert(
    fc.property(lists, fc.uniqueArray(fc.nat(29)), (rows, hidden) => {
      const header = ['prize', 'sponsor', 'quantity', 'value', 'per draw', 'need', 'note']
      const table: Table = { header, rows, first: 2, hidden }
      const { prizes, problems } = prizeList(table)
      const filled = rows.flatMap((row, at) => (row.some((text) => text.trim() !== '') ? [at + 2] : []))
      const said = [...prizes, ...problems].map(({ row }) => row).toSorted((a, b) => a - b)
      expect(said).toEqual(filled)
    }),
  )
})
