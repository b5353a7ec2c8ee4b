import { expect, test } from 'vitest'
import { Unreadable } from '../../shared/formats/unreadable.ts'
import { FIELDS, fieldOf } from '../../shared/formats/headings.ts'
import { readTable } from '../../shared/formats/index.ts'
import { guess, heldTo } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'
import { tabulate } from '../../shared/formats/tabulate.ts'
import { workbookPeople } from '../support/exampleFiles.ts'
import { example } from '../support/formatSamples.ts'

async function mapped(name: string) {
  const table = await readTable({ name, bytes: example(name) })
  const mapping = guess(table)
  const byHeading = Object.fromEntries(
    Object.entries(mapping).map(([field, columns]) => [field, columns.map((at) => table.header[at])]),
  )
  return { table, mapping: byHeading, ...people(table, mapping) }
}

const simple = {
  code: ['票号'],
  name: ['姓名'],
  group: ['桌号'],
  phone: ['手机号码'],
  checkedIn: ['签到状态'],
}
test.each([
  ['guests-gb18030.csv', simple, 80],
  ['guests-utf16.csv', simple, 80],
  [
    'guests-utf8-bom.csv',
    { code: ['Ticket code'], name: ['Name'], group: ['Table'], email: ['Email'], checkedIn: ['Checked in'] },
    240,
  ],
  ['guests-semicolon.csv', { code: ['Badge'], name: ['Full name'], group: ['Team'] }, 40],
  ['guests-openpyxl.xlsx', { ...simple, phone: ['手机'] }, 60],
  [
    'guests-libreoffice.xlsx',
    { name: ['姓名'], group: ['组别'], phone: ['联系电话'], checkedIn: ['签到时间'] },
    60,
  ],
  ['names.txt', { name: [''] }, 40],
  [
    'luma-like.csv',
    {
      code: ['api_id'],
      also: ['qr_code_url'],
      name: ['name'],
      tags: ['ticket_name'],
      phone: ['phone_number'],
      email: ['email'],
      checkedIn: ['checked_in_at'],
      status: ['approval_status'],
    },
    58,
  ],
  [
    'eventbrite-like.csv',
    {
      code: ['Attendee #'],
      name: ['First Name', 'Last Name'],
      group: ['Table number'],
      tags: ['Ticket Type'],
      email: ['Email'],
      checkedIn: ['Attendee Status'],
      status: ['Attendee Status'],
    },
    59,
  ],
  [
    'huodongxing-like.csv',
    {
      code: ['报名编号'],
      name: ['姓名'],
      tags: ['票种名称'],
      phone: ['手机'],
      email: ['邮箱'],
      checkedIn: ['签到状态'],
      status: ['报名状态'],
    },
    59,
  ],
  [
    'tencent-survey-like.csv',
    { name: ['1.您的姓名'], background: ['3.您所在的行业是？'], phone: ['2.您的手机号码'] },
    60,
  ],
  [
    'kktix-like.csv',
    {
      code: ['票券號碼'],
      name: ['姓名'],
      tags: ['票種'],
      phone: ['手機'],
      email: ['Email'],
      checkedIn: ['報到狀態'],
      status: ['繳費狀態'],
    },
    59,
  ],
  [
    'guests-big5.csv',
    {
      code: ['票號'],
      name: ['姓名'],
      group: ['桌次'],
      phone: ['手機號碼'],
      email: ['電子郵件'],
      checkedIn: ['報到'],
    },
    77,
  ],
  ['feishu-like.csv', { name: ['姓名'], group: ['部门'], tags: ['标签'], phone: ['手机号'] }, 60],
])('%s is mapped without help', async (name, mapping, count) => {
  const read = await mapped(name)
  expect(read.mapping).toEqual(mapping)
  expect(read.people).toHaveLength(count)
})

test('guests who declined, wait or cancelled are left out and named', async () => {
  for (const [name, rows] of [
    ['luma-like.csv', [5, 7]],
    ['eventbrite-like.csv', [6]],
    ['huodongxing-like.csv', [4]],
  ] as const) {
    const { problems } = await mapped(name)
    const out = problems.filter(({ code }) => code === 'not-going' || code === 'waiting')
    expect(out.map(({ row }) => row)).toEqual(rows)
  }
})

test('a workbook of another program gives names by formula, codes with zeros, phones in full and check-ins by date', async () => {
  const { people: read, problems, table } = await mapped('guests-libreoffice.xlsx')
  expect(problems.filter(({ code }) => code !== 'namesake')).toEqual([])
  expect(table.first).toBe(4)
  expect(read.map(({ name, phone, group, checkedIn }) => ({ name, phone, group, checkedIn }))).toEqual(
    workbookPeople.map(({ name, phone, group, checkedIn }) => ({ name, phone, group, checkedIn })),
  )
  expect(table.rows[0]![0]).toBe('000001')
})

test.each([
  ['请输入您的姓名（必填）', 'name'],
  ['*手机号', 'phone'],
  ['3、您的手机号码是？', 'phone'],
  ['Q2. Email Address', 'email'],
  ['Guest Name', 'name'],
  ['Check-In Time', 'checkedIn'],
  ['BARCODE #', 'code'],
  ['請填寫您的姓名（必填）', 'name'],
  ['與會者姓名', 'name'],
  ['您的手機號碼（領獎聯絡用）', 'phone'],
  ['電子信箱', 'email'],
  ['桌次', 'group'],
  ['是否已報到', 'checkedIn'],
  ['緊急聯絡人電話', null],
  ['發票統一編號', null],
  ['活動名稱', null],
  ['紧急联系人电话', null],
  ['发票抬头', null],
  ['活动名称', null],
  ['备注', null],
  ['', null],
])('the heading “%s” names %s', (heading, field) => {
  expect(fieldOf(heading)).toBe(field)
})

test('a title above the header is not taken for it, and rows keep their numbers', () => {
  const table = tabulate([['嘉宾名单'], [], ['姓名', '桌号'], ['甲', '1'], [], ['', '2'], ['乙', '3'], []])
  expect(table).toMatchObject({ header: ['姓名', '桌号'], first: 4 })
  expect(people(table, guess(table)).problems).toEqual([{ row: 6, code: 'no-name', with: {} }])
})

test('a header in words that nobody knows is told by what stands below it', () => {
  const table = tabulate([
    ['Nafn', 'Sími'],
    ['Jón', '+354 555 0100'],
    ['Anna', '+354 555 0101'],
  ])
  expect(table).toMatchObject({ header: ['Nafn', 'Sími'], first: 2 })
  expect(guess(table)).toEqual({ name: [0], phone: [1] })
})

test('columns without headings are told by what they hold', () => {
  const table = tabulate([
    ['A01', '王小明', '13800000001', 'a@example.com', '金融'],
    ['A02', '李雷', '13800000002', 'b@example.com', '金融'],
    ['A03', '韩梅梅', '13800000003', 'c@example.com', '媒体'],
    ['A04', '赵五', '13800000004', 'd@example.com', '媒体'],
  ])
  expect(table.first).toBe(1)
  expect(guess(table)).toEqual({ code: [0], name: [1], phone: [2], email: [3], group: [4] })
})

test.each([
  [['号码'], ['1'], ['2'], ['3']],
  [['1'], ['2'], ['3']],
  [['001'], ['002'], ['003']],
  [
    ['票号', '金额'],
    ['A1', '5'],
    ['A2', '5'],
  ],
])('a list of bare numbers or codes is a list of people: %j', (...rows) => {
  const table = tabulate(rows)
  expect(people(table, guess(table))).toMatchObject({ people: { length: table.rows.length }, problems: [] })
})

test('an order number of several tickets is not taken for a ticket code', () => {
  const table = tabulate([
    ['订单号', '姓名'],
    ['9', '甲'],
    ['9', '乙'],
    ['8', '丙'],
  ])
  expect(guess(table)).toEqual({ name: [1] })
})

test.each([
  ['a column that is not there', { name: [2] }],
  ['no name', { code: [0] }],
  ['no columns for the name', { name: [] }],
])('a mapping of %s is refused', (_, mapping) => {
  const table = tabulate([
    ['票号', '姓名'],
    ['1', '甲'],
  ])
  expect(() => heldTo(table, mapping)).toThrow(Unreadable)
})

test('every mapping that is guessed may be sent back', async () => {
  for (const name of ['luma-like.csv', 'eventbrite-like.csv', 'names.txt']) {
    const table = await readTable({ name, bytes: example(name) })
    expect(heldTo(table, guess(table))).toEqual(guess(table))
    expect(Object.keys(guess(table)).every((field) => FIELDS.includes(field as never))).toBe(true)
  }
})
