import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Encoding } from '../../shared/formats/encodings.ts'
import { readTable } from '../../shared/formats/index.ts'
import { guess, heldTo, type Mapping } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'
import { ALL_SHEETS } from '../../shared/formats/table.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)))

/** What a file of the fixtures gives, read as its own name says or as somebody chose. */
async function read(name: string, choice?: Mapping) {
  const table = await readTable({ name, bytes: fixture(name) }, choice)
  const mapping = choice ? heldTo(table, choice) : guess(table)
  return { table, mapping, ...people(table, mapping) }
}
type Read = Awaited<ReturnType<typeof read>>
const names = ({ people: listed }: Read) => listed.map(({ name }) => name)
const codes = ({ problems }: Read) => problems.map(({ code }) => code)
const four = ['张一鸣', '李二喜', '王三多', '赵四海']

describe('lists that came wrong', () => {
  test('numbers over 15 digits: everybody stays, each code is named as lost', async () => {
    const list = await read('lists/01-long-ids-as-numbers.xlsx')
    expect(names(list)).toEqual(four)
    expect(codes(list)).toEqual(Array(4).fill('code-lost'))
  })

  test('a table merged over three rows holds for all three', async () => {
    const list = await read('lists/04-merged-group-column.xlsx')
    expect(list.people.map(({ group }) => group)).toEqual(['第1桌', '第2桌'].flatMap((g) => [g, g, g]))
  })

  test('rows that a filter hides are named, and taken if the host says so', async () => {
    const list = await read('lists/06-rows-hidden-by-filter.xlsx')
    expect(list.table.hidden).toEqual([2, 3])
    expect(names(list)).toEqual(four.slice(0, 2))
    expect(codes(list)).toEqual(['row-hidden', 'row-hidden'])
    const taken = await read('lists/06-rows-hidden-by-filter.xlsx', { name: [0], hidden: true })
    expect(names(taken)).toEqual(four)
  })

  test('the sheet that has the list is found, another can be chosen', async () => {
    const list = await read('lists/07-notes-sheet-first.xlsx')
    expect(list.table).toMatchObject({ sheet: '名单', sheets: [{ people: false }, { people: true }] })
    expect(names(list)).toEqual(four)
    expect((await read('lists/07-notes-sheet-first.xlsx', { sheet: '填写说明' })).table.sheet).toBe(
      '填写说明',
    )
  })

  test('all sheets of people are taken together, the sheet’s name as the group', async () => {
    const list = await read('lists/08-a-sheet-for-each-table.xlsx')
    expect(list.table.sheets?.filter((sheet) => sheet.people)).toHaveLength(3)
    const all = await read('lists/08-a-sheet-for-each-table.xlsx', { sheet: ALL_SHEETS })
    expect(all.people.map(({ name, group }) => [name, group])).toEqual(
      [1, 2, 3].flatMap((n) => [1, 2].map((i) => [`来宾${n}${i}`, `第${n}桌`])),
    )
  })

  test('a row that the host leaves out is a problem, no person; its sheet and name tell it from others of its number', async () => {
    const file = 'lists/08-a-sheet-for-each-table.xlsx'
    const second = { row: 2, sheet: '第2桌' }
    const list = await read(file, { sheet: ALL_SHEETS, skipped: [{ ...second, name: '来宾21' }] })
    expect(names(list)).toEqual(['来宾11', '来宾12', '来宾22', '来宾31', '来宾32'])
    expect(list.problems).toEqual([{ row: 2, sheet: '第2桌', code: 'row-skipped', with: { name: '来宾21' } }])
    const other = await read(file, { sheet: ALL_SHEETS, skipped: [{ ...second, name: '来宾11' }] })
    expect(names(other)).toHaveLength(6)
  })

  test('a row of totals and one of who made the list are problems, no people', async () => {
    const list = await read('lists/19-total-row.xlsx')
    expect(names(list)).toEqual(four)
    expect(codes(list)).toEqual(['no-person', 'no-person'])
  })

  test('a block beside another is read too', async () => {
    const list = await read('lists/20-two-blocks-side-by-side.xlsx')
    expect(list.people.map(({ name, group, row }) => [name, group, row])).toEqual([
      ...[0, 1, 2].map((i) => [`左来宾${i}`, '1桌', i + 2]),
      ...[0, 1, 2].map((i) => [`右来宾${i}`, '2桌', i + 2]),
    ])
  })

  test('of a numbered list from a chat only the names are names', async () => {
    expect(names(await read('lists/22-wechat-solitaire.txt'))).toEqual(four)
  })

  test('Big5 is found by itself and can be chosen', async () => {
    const list = await read('lists/24-big5.csv')
    expect(list.table.encoding).toBe('big5')
    expect(names(list)).toEqual(['陳大文', '黃小明', '林美麗'])
    const wrong = await read('lists/24-big5.csv', { encoding: 'gb18030' })
    expect(wrong.table.encoding).toBe('gb18030')
  })

  test('NULs behind the text do not make it another', async () => {
    expect(names(await read('lists/27-nul-bytes.csv'))).toEqual(['Ann Example', 'Bob Example', 'Cid Example'])
  })

  test('one person under three codes is named', async () => {
    const list = await read('lists/32-registered-twice.csv')
    expect(list.doubles).toEqual([{ name: '张一鸣', codes: ['A1001', 'A1003', 'A1005'], rows: [2, 4, 6] }])
  })

  test('a padded name is shown, and so found, without its spaces', async () => {
    expect(names(await read('lists/33-padded-names.csv'))).toEqual(['张三', '李四', '欧阳五'])
  })

  test.each([
    ['lists/34-html-named.xls', four.slice(0, 2)],
    ['lists/41-excel-97.xls', four],
    ['lists/42-libreoffice.ods', four],
    ['lists/46-chart-sheet-first.xlsx', four],
  ])('%s is read', async (name, expected) => {
    expect(names(await read(name))).toEqual(expected)
  })

  test('codes of a web page keep their zeros', async () => {
    expect((await read('lists/34-html-named.xls')).people.map(({ code }) => code)).toEqual(['007', '008'])
  })

  test('only who was approved comes in; the others are shown and can be taken', async () => {
    const list = await read('lists/47-status-yes-no.csv')
    expect(names(list)).toEqual(['张一鸣', '王三多'])
    expect(list.values).toEqual([
      { field: 'status', column: 2, value: '是', count: 2, means: 'in' },
      { field: 'status', column: 2, value: '否', count: 1, means: 'out' },
      { field: 'status', column: 2, value: '待定', count: 1, means: 'waiting' },
    ])
    const decided = [{ field: 'status' as const, column: 2, value: '待定', means: 'in' as const }]
    const taken = await read('lists/47-status-yes-no.csv', { ...list.mapping, decided })
    expect(names(taken)).toEqual(['张一鸣', '王三多', '赵四海'])
  })

  test('accents of an old Western Excel come as written', async () => {
    const list = await read('lists/52-western-excel.csv')
    expect(list.table.encoding).toBe('windows-1252' satisfies Encoding)
    expect(names(list)).toEqual(['Seán O’Brien', 'Šárka Žižková', 'Cœur Exemple'])
  })
})

const expected = JSON.parse(new TextDecoder().decode(fixture('exports/EXPECTED.json'))) as Record<
  string,
  Record<string, string>
>
describe('exports of registration systems', () => {
  test.each(Object.entries(expected))('%s: who belongs in the draw', async (file, belongs) => {
    const list = await read(`exports/${file}`)
    const said = Object.fromEntries(
      Object.keys(belongs).map((name) => {
        const person = list.people.find((each) => each.name === name)
        return [name, person ? (person.checkedIn ? 'in+c' : 'in') : 'out']
      }),
    )
    const right = Object.entries(belongs).map(([name, word]) => [name, word.startsWith('in') ? word : 'out'])
    expect(said).toEqual(Object.fromEntries(right))
    // Nobody else comes in unasked.
    expect(list.people.every(({ name }) => name in belongs)).toBe(true)
  })

  test('a ticket that was given back is no check-in', async () => {
    const list = await read('exports/zh-hexiao.csv')
    expect(list.people.map(({ name, checkedIn }) => [name, checkedIn])).toEqual([
      ['王一', true],
      ['李二', false],
    ])
  })
})
