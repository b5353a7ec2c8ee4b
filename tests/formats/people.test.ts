import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../shared/formats/index.ts'
import { guess } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'
import type { Table } from '../../shared/formats/table.ts'
import { tabulate } from '../../shared/formats/tabulate.ts'
import { clean } from '../../shared/formats/text.ts'
import { clean as cleanAsSaved } from '../../shared/show/texts.ts'
import { example } from '../support/formatSamples.ts'

const read = (...rows: string[][]) => {
  const table = tabulate(rows)
  return people(table, guess(table))
}
const listOf = (header: string[], cells: fc.Arbitrary<string[]>) =>
  fc.array(cells, { minLength: 1, maxLength: 30 }).map((rows): Table => ({ header, rows, first: 2 }))
const few = (...values: string[]) => fc.constantFrom(...values)
const codeless = listOf(
  ['姓名', '组别', '手机'],
  fc.tuple(few('甲', '乙', '丙', ' ', '甲 '), few('', '1', '2'), few('', '', '13800000001', '138 0000 0002')),
)

const codes = (list: Table) =>
  new Set(people(list, { name: [0], group: [1], phone: [2] }).people.map((person) => person.code))
/** The name that a row with these two columns gives. */
const joined = (header: string[], ...row: string[]) =>
  people({ header, rows: [row], first: 2 }, { name: [0, 1] }).people[0]!.name

describe('text', () => {
  test('cleaned text stays as it is when it is cleaned, hashed or saved', () => {
    const parts = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 3 }),
        few('\u200d', '👩', '\u202e', '\ufe0f', 'e\u0301', '　', '\u00a0', '\ud800'),
      ),
    )
    fc.assert(
      fc.property(parts, (said) => {
        const text = clean(said.join(''))
        expect(clean(text)).toBe(text)
        expect(cleanAsSaved(text)).toBe(text)
        expect(text.normalize('NFC')).toBe(text)
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/\p{Surrogate}|[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]| {2}/u)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['emoji of several', '👩‍👩‍👧‍👦 🏳️‍🌈', '👩‍👩‍👧‍👦 🏳️‍🌈'],
    ['Arabic', 'محمد بن سلمى', 'محمد بن سلمى'],
    ['a joiner in Persian', 'می‌خواهم', 'می‌خواهم'],
    ['a turned direction', '\u202eevil\u202c', 'evil'],
    ['a name that hides in joiners', '王\u200d小\u200c明', '王小明'],
    ['an accent of its own', 'Zoe\u0308', 'Zoë'],
    ['wide spaces and tabs', '\t王　 小明\n', '王 小明'],
  ])('%s', (_, before, after) => {
    expect(clean(before)).toBe(after)
  })
})

describe('laws', () => {
  test('every row that holds something is a person or a problem that leaves it out', () => {
    fc.assert(
      fc.property(codeless, (table) => {
        const listed = people(table, guess(table))
        const rows = table.rows.flatMap((row, i) => (row.some((cell) => cell.trim() !== '') ? [i + 2] : []))
        const named = new Set([
          ...listed.people.map((person) => person.row),
          ...listed.problems.map((p) => p.row),
        ])
        expect([...named].sort((a, b) => a - b)).toEqual(rows)
      }),
    )
  })

  test('no two people have the same code, and the same list gives the same codes', () => {
    fc.assert(
      fc.property(codeless, (table) => {
        const codes = people(table, guess(table)).people.map((person) => person.code)
        expect(new Set(codes).size).toBe(codes.length)
        expect(people(table, guess(table)).people.map((person) => person.code)).toEqual(codes)
        expect(codes.every((code) => code !== '')).toBe(true)
      }),
    )
  })

  test('people without code, phone and e-mail keep their codes whatever else is on the list', () => {
    fc.assert(
      fc.property(codeless, (table) => {
        const alone = { ...table, rows: table.rows.filter(([name]) => name === '甲') }
        const all = codes({ ...table, rows: table.rows.filter(([name]) => name === '甲' || name === '乙') })
        for (const code of codes(alone)) expect(all).toContain(code)
      }),
    )
  })
})

test('two people of the same name stay two', () => {
  const { people: listed, problems } = read(
    ['姓名', '组别'],
    ['王小明', '1'],
    ['王小明', '1'],
    ['王小明', '2'],
  )
  expect(listed).toHaveLength(3)
  expect(problems).toEqual([
    { row: 3, code: 'namesake', with: { name: '王小明', first: 2 } },
    { row: 4, code: 'namesake', with: { name: '王小明', first: 2 } },
  ])
})

test('two names under one phone number are two people; one name twice is one', () => {
  const phone = '13800000001'
  const { people: listed, problems } = read(
    ['姓名', '手机'],
    ['甲', phone],
    ['乙', phone],
    ['甲', `+86 ${phone}`],
  )
  expect(listed.map((person) => person.name)).toEqual(['甲', '乙'])
  expect(problems).toMatchObject([{ row: 4, code: 'duplicate-person', with: { first: 2 } }])
})

test.each([
  ['a digit is missing', ['13800000001', '13900000002'], '1380000003', ''],
  ['one digit is too many', ['13800000001', '13900000002'], '138000000003', ''],
  ['most others are of another country', ['+60123456789', '13900000002'], '1123456789', '1123456789'],
  ['all look so', ['1123456780', '1123456781'], '1123456789', '1123456789'],
])('a phone number is left off or kept by the others of its list: %s', (_, others, said, kept) => {
  const { people: listed, problems } = read(
    ['姓名', '手机'],
    ...others.map((phone, i) => [`甲${i}`, phone]),
    ['乙', said],
  )
  expect(listed.at(-1)!.phone).toBe(kept)
  expect(problems).toMatchObject(kept ? [] : [{ row: 4, code: 'phone-invalid', with: { name: '乙' } }])
})

test('a ticket code twice is named with the row that came first', () => {
  const { people: listed, problems } = read(['票号', '姓名'], ['1', '甲'], ['2', '乙'], ['1', '丙'])
  expect(listed.map((person) => person.name)).toEqual(['甲', '乙'])
  expect(problems).toEqual([{ row: 4, code: 'duplicate-code', with: { name: '丙', code: '1', first: 2 } }])
})

test.each([
  ['权重', '0', 'weight-invalid', { weight: 1 }],
  ['权重', '1.5', 'weight-invalid', { weight: 1 }],
  ['权重', '10001', 'weight-invalid', { weight: 1 }],
  ['权重', '１０', null, { weight: 10 }],
  ['权重', '', null, { weight: 1 }],
  ['手机', '1.38E+10', 'phone-invalid', { phone: '' }],
  ['手机', '没有', 'phone-invalid', { phone: '' }],
  ['手机', '0086 138-0000-0001', null, { phone: '13800000001' }],
  ['手机', '+1 (415) 555-0123', null, { phone: '+14155550123' }],
  ['手机', '13800000001/13800000002', null, { phone: '13800000001' }],
  ['邮箱', 'A@Example.com', null, { email: 'a@example.com' }],
  ['邮箱', 'a at example', 'email-invalid', { email: '' }],
  ['标签', '工作人员， VIP;VIP', null, { tags: ['工作人员', 'VIP'] }],
  ['标签', 'x'.repeat(41), 'tags-cut', { tags: [] }],
  ['签到状态', '已签到', null, { checkedIn: true }],
  ['签到状态', '未签到', null, { checkedIn: false }],
  ['签到状态', '2026-01-17 18:30', null, { checkedIn: true }],
  ['签到状态', 'Attending', null, { checkedIn: false }],
  ['签到状态', '已報到', null, { checkedIn: true }],
  ['签到状态', '未報到', null, { checkedIn: false }],
  ['签到状态', '無', null, { checkedIn: false }],
])('%s “%s” is read as %s', (heading, cell, problem, expected) => {
  const table = { header: ['姓名', heading], rows: [['甲', cell]], first: 2 }
  const [field] = {
    权重: ['weight'],
    手机: ['phone'],
    邮箱: ['email'],
    标签: ['tags'],
    签到状态: ['checkedIn'],
  }[heading]!
  const listed = people(table, { name: [0], [field!]: [1] })
  expect(listed.people[0]).toMatchObject(expected)
  expect(listed.problems.map(({ code }) => code)).toEqual(problem ? [problem] : [])
})

test('a code that a spreadsheet has shortened identifies nobody', () => {
  const { people: listed, problems } = read(
    ['票号', '姓名'],
    ['1.23E+17', '甲'],
    ['1.23E+17', '乙'],
    ['A3', '丙'],
    ['A4', '丁'],
  )
  expect(listed).toHaveLength(4)
  expect(problems.map(({ code }) => code)).toEqual(['code-lost', 'code-lost'])
})

test('a name in two columns is joined as its language says it', () => {
  expect(joined(['First Name', 'Last Name'], 'Ada', 'Lovelace')).toBe('Ada Lovelace')
  expect(joined(['First Name', 'Last Name'], '小明', '王')).toBe('王小明')
  expect(joined(['姓', '名'], '王', '小明')).toBe('王小明')
  expect(joined(['First Name', 'Last Name'], 'Ada', '')).toBe('Ada')
})

test('hostile names are kept whole', async () => {
  const table = await readTable({ name: '', bytes: example('hostile-names.csv') })
  const { people: listed, problems } = people(table, guess(table))
  expect(problems.map(({ code }) => code)).toEqual(['namesake'])
  expect(listed.map((person) => person.name)).toEqual([
    '=HYPERLINK("http://example.com","点我")',
    '<script>alert(1)</script>',
    '👩‍👩‍👧‍👦 家人 🏳️‍🌈',
    'محمد بن سلمى',
    'evil name',
    '𠮷野 家',
    '王小明',
    '王小明',
    '长'.repeat(200),
    'Zoë O’Brien-Ñandú',
    '@SUM(1+1)',
    'Robert"); DROP TABLE people;--',
  ])
})

test('a name of 201 characters is too long, one of 200 emoji is not', () => {
  const { people: listed, problems } = read(['姓名'], ['长'.repeat(201)], ['😀'.repeat(200)])
  expect(listed).toHaveLength(1)
  expect(problems).toEqual([{ row: 2, code: 'name-too-long', with: { most: 200 } }])
})
