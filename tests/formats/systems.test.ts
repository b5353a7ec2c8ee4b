import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guess } from '../../shared/formats/mapping.ts'
import { tabulate } from '../../shared/formats/tabulate.ts'

interface System {
  system: string
  headings?: string[]
  status: { column: string; coming: string[] }
  ticketType: string
}
const systems = JSON.parse(
  readFileSync(new URL('../fixtures/exports/columns.json', import.meta.url), 'utf8'),
) as System[]

/** What the columns of each system are, by its headings; questions that a host asked stand behind them. */
const MAPPED: Record<string, Record<string, string[]>> = {
  Luma: {
    code: ['guest_id'],
    also: ['qr_code_url'],
    name: ['name'],
    background: ['What organisation are you affiliated with?'],
    tags: ['ticket_name'],
    phone: ['phone_number'],
    email: ['email'],
    checkedIn: ['checked_in_at'],
    status: ['approval_status'],
  },
  'Eventbrite (Attendee report)': {
    code: ['Attendee #'],
    name: ['First Name', 'Last Name'],
    group: ['Group'],
    background: ['Company'],
    tags: ['Ticket Type'],
    email: ['Email'],
    checkedIn: ['Attendee Status'],
    status: ['Attendee Status'],
  },
  Meetup: { name: ['Name'], checkedIn: ['Attendance'], status: ['RSVP'] },
  'pretix: check-in list': {
    code: ['Secret'],
    name: ['Attendee name'],
    background: ['Company'],
    tags: ['Product'],
    email: ['E-mail'],
    checkedIn: ['Checked in'],
    status: ['Paid'],
  },
  'pretix: order data (positions)': {
    code: ['Pseudonymization ID'],
    name: ['Attendee name'],
    background: ['Company'],
    tags: ['Product'],
    phone: ['Phone number'],
    email: ['Attendee email'],
    status: ['Status'],
  },
  'Hi.Events': {
    code: ['Public ID'],
    name: ['First Name', 'Last Name'],
    tags: ['Product Name'],
    email: ['Email'],
    checkedIn: ['Check Ins'],
    status: ['Status'],
  },
  'alf.io': {
    code: ['ID'],
    name: ['Full Name'],
    tags: ['Category'],
    email: ['E-Mail'],
    status: ['Status'],
  },
  indico: {
    name: ['Name'],
    background: ['Affiliation'],
    tags: ['Tags'],
    phone: ['Phone Number'],
    email: ['Email Address'],
    checkedIn: ['Checked in'],
    status: ['Registration state'],
  },
  'open-event-server / eventyay (before the pretix-based version)': {
    code: ['Ticket ID'],
    name: ['First Name', 'Last Name'],
    background: ['Organisation'],
    tags: ['Ticket Name'],
    phone: ['Phone'],
    email: ['Email'],
    status: ['Status'],
  },
  Tito: {
    code: ['Ticket Reference'],
    also: ['Unique Ticket URL'],
    name: ['Ticket Full Name'],
    background: ['Ticket Company Name'],
    tags: ['Tags'],
    phone: ['Ticket Phone Number'],
    email: ['Ticket Email'],
    status: ['Void Status'],
  },
  'Google Forms / Sheets': {
    name: ['What is your full name?'],
    background: ['Company'],
    email: ['Email Address'],
  },
  'Microsoft Forms': { name: ['Name'], background: ['Industry'], email: ['Email'] },
  腾讯问卷: {
    name: ['1.您的姓名'],
    background: ['3.您的行业：'],
    phone: ['2.您的手机号'],
  },
  '问卷星 (wjx)': { name: ['1、您的姓名'], background: ['3、您所在的公司'], phone: ['2、您的手机号'] },
  '腾讯文档收集表 / 企业微信收集表': {
    name: ['姓名（必填）'],
    background: ['职位（必填）'],
    phone: ['手机（必填）'],
  },
  '金数据 (Jinshuju)': { name: ['姓名'], background: ['所属行业'], phone: ['手机'] },
}
/** What stands behind the fixed columns of a system: the questions that a host asked there. */
const QUESTIONS: Record<string, string[]> = {
  Luma: ['What organisation are you affiliated with?', 'What is your job title?'],
  indico: ['Email Address', 'First Name', 'Last Name', 'Affiliation', 'Title', 'Phone Number', 'Position'],
  'open-event-server / eventyay (before the pretix-based version)': [
    'First Name',
    'Last Name',
    'Job Title',
    'Phone',
    'Organisation',
  ],
  'Google Forms / Sheets': ['What is your full name?', 'Job title', 'Company'],
  'Microsoft Forms': ['Job title', 'Industry', 'What would you ask our guests?'],
  腾讯问卷: ['1.您的姓名', '2.您的手机号', '3.您的行业：', '4.您所在的公司', '5.您的职位'],
  '问卷星 (wjx)': ['1、您的姓名', '2、您的手机号', '3、您所在的公司', '4、您的职位'],
  '腾讯文档收集表 / 企业微信收集表': ['姓名（必填）', '手机（必填）', '职位（必填）'],
  '金数据 (Jinshuju)': ['姓名', '手机', '职位', '所属行业', '公司'],
}

const UUIDS = ['1b4e28ba-2fa1-41d2-883f-0016d3cca427', '6fa459ea-ee8a-4ca4-894e-db77e160355e']
/** A value as such a column has it, of one of two people. */
function valueOf(heading: string, { system, status }: System, i: number): string {
  if (status.column.split(' (')[0] === heading) return status.coming[i % status.coming.length] ?? ''
  if (/e-?mail/i.test(heading)) return `guest${i}@example.com`
  if (/phone|手机/i.test(heading)) return `1380000000${i}`
  if (/^(Checked in|checked_in_at|Check Ins)$/.test(heading)) return '2026-01-17 18:01:05'
  if (/^(ID|编号|序号|Number|Position ID)$/.test(heading))
    return system === 'alf.io' ? UUIDS[i]! : String(i + 1)
  if (/^Order ?(#|code)$/i.test(heading)) return 'F8VVL'
  if (/time|date|created|时间/i.test(heading)) return '2026-01-03 20:00:01'
  if (/price|total|paid|amount|fee|discount/i.test(heading)) return '0.00'
  return `${heading} ${i}`.slice(0, 30)
}

describe.each(systems.filter(({ headings }) => headings !== undefined))('$system', (system) => {
  const fixed = system.headings!.filter((heading) => !/[<{]/.test(heading) && !/[<{]/.test(heading))
  const header = [
    ...fixed.filter((heading) => !heading.includes('题目')),
    ...(QUESTIONS[system.system] ?? []),
  ]
  const table = tabulate([header, ...[0, 1].map((i) => header.map((each) => valueOf(each, system, i)))])
  const mapping = guess(table)

  test.runIf(system.system in MAPPED)('its columns are mapped without help', () => {
    const named = Object.entries(mapping).map(([field, at]) => [field, at.map((each) => table.header[each])])
    expect(Object.fromEntries(named)).toEqual(MAPPED[system.system])
  })

  test('the type of the ticket is not the group', () => {
    const type = table.header.indexOf(system.ticketType.split(/ \(|;/)[0]!)
    expect(type < 0 ? [] : (mapping.group ?? [])).not.toContain(type)
  })
})

test.each(['票种', '票种名称', '门票类型', 'Ticket Type', 'Ticket Name', 'Category', 'Product', '票種'])(
  '“%s” is never the group by itself',
  (heading) => {
    const mapping = guess(
      tabulate([
        ['姓名', heading],
        ['张一鸣', 'VIP'],
        ['李二喜', '普通'],
      ]),
    )
    expect(mapping).toEqual({ name: [0], tags: [1] })
  },
)

test.each([
  ['背景', '行业', '公司', '职位'],
  ['行业', '公司', '职位'],
  ['公司', '职位'],
  ['Industry', 'Company', 'Job title'],
  ['Company', 'Job title'],
  ['產業別', '公司名稱', '職稱'],
])('of several backgrounds the widest is taken: %s before %s', (...headings) => {
  const rows = [0, 1].map((i) => [`来宾${i}`, ...headings.map((each) => `${each}${i}`)])
  expect(guess(tabulate([['姓名', ...headings], ...rows])).background).toEqual([1])
  const turned = rows.map(([name, ...others]) => [name!, ...others.toReversed()])
  const header = ['姓名', ...headings.toReversed()]
  expect(guess(tabulate([header, ...turned])).background).toEqual([headings.length])
})
