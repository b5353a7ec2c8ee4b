import type { Language } from '../../shared/show/languages.ts'
import { demoPeople } from '../../server/demo/people.ts'
import { Random } from '../../server/demo/random.ts'
import type { PersonInput } from '../../shared/show/rule.ts'
import { big5, gb18030, utf16, utf8 } from './encode.ts'

/** The folder of the examples. */
export const folder = new URL('../../examples/', import.meta.url)

const seated = (language: Language) =>
  demoPeople(new Random(7), language).filter((person) => person.group !== '')
const zh = seated('zh-CN')
const tw = seated('zh-TW')
const en = seated('en')

type Columns = Record<string, (person: PersonInput, index: number) => string>

function written(people: PersonInput[], columns: Columns, delimiter = ','): string {
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replace(/"/g, '""')}"` : cell
  const rows = [
    Object.keys(columns),
    ...people.map((person, i) => Object.values(columns).map((cell) => cell(person, i))),
  ]
  return rows.map((row) => row.map(quoted).join(delimiter) + '\r\n').join('')
}

const minute = (i: number) => String(i % 60).padStart(2, '0')
const given = (name: string) => (name.includes(' ') ? name.split(' ')[0]! : name.slice(1))
const family = (name: string) => (name.includes(' ') ? name.split(' ').slice(1).join(' ') : name.slice(0, 1))

const simple: Columns = {
  票号: (p) => p.code,
  姓名: (p) => p.name,
  手机号码: (p) => p.phone,
  桌号: (p) => p.group,
  签到状态: (p) => (p.checkedIn ? '已签到' : '未签到'),
}

/** What a survey site asks, with its numbered questions and its own columns in front. */
const survey: Columns = {
  编号: (_, i) => String(i + 1),
  开始答题时间: (_, i) => `2026-01-03 20:${minute(i)}:01`,
  结束答题时间: (_, i) => `2026-01-03 20:${minute(i)}:48`,
  答题时长: () => '47秒',
  '1.您的姓名': (p) => p.name,
  '2.您的手机号码': (p) => p.phone,
  '3.您所在的行业是？': (p) => p.group.split(' · ')[1]!,
}

/** As Luma names its columns; one guest declined, one waits. */
const luma: Columns = {
  api_id: (_, i) => `gst-${(i * 7919 + 100_003).toString(36)}`,
  name: (p) => p.name,
  first_name: (p) => given(p.name),
  last_name: (p) => family(p.name),
  email: (p) => p.email,
  phone_number: (p) => `+86${p.phone}`,
  created_at: (_, i) => `2026-01-03T12:${minute(i)}:11.000Z`,
  approval_status: (_, i) => (i === 3 ? 'declined' : i === 5 ? 'waitlist' : 'approved'),
  checked_in_at: (p, i) => (p.checkedIn && i !== 3 && i !== 5 ? `2026-01-17T10:${minute(i)}:05.000Z` : ''),
  qr_code_url: (_, i) => `https://example.com/check-in/evt-x?pk=g-${i}`,
  ticket_name: () => 'Standard',
}

/** As Eventbrite names its columns: two tickets to an order, the name in two columns. */
const eventbrite: Columns = {
  'Order #': (_, i) => String(9_000_000_001 + (i >> 1)),
  'Order Date': (_, i) => `2026-01-03 12:${minute(i)}:00`,
  'First Name': (p) => given(p.name),
  'Last Name': (p) => family(p.name),
  Email: (p) => p.email,
  Quantity: () => '1',
  'Ticket Type': () => 'General Admission',
  'Attendee #': (_, i) => String(7_300_000_021 + i),
  'Attendee Status': (p, i) => (i === 4 ? 'Not Attending' : p.checkedIn ? 'Checked In' : 'Attending'),
  Company: () => '',
  'Table number': (p) => p.group,
}

/** As 活动行 does: a tab keeps Excel from counting with the digits. */
const huodongxing: Columns = {
  序号: (_, i) => String(i + 1),
  报名编号: (_, i) => `\t${202_601_170_000 + i}`,
  姓名: (p) => p.name,
  手机: (p) => `\t${p.phone}`,
  邮箱: (p) => p.email,
  公司: () => '',
  票种名称: () => '普通票',
  报名状态: (_, i) => (i === 2 ? '已取消' : '报名成功'),
  签到状态: (p, i) => (p.checkedIn && i !== 2 ? '已签到' : '未签到'),
  签到时间: (p, i) => (p.checkedIn && i !== 2 ? `2026-01-17 18:${minute(i)}:09` : ''),
}

const feishu: Columns = {
  姓名: (p) => p.name,
  手机号: (p) => `+86 ${p.phone}`,
  部门: (p) => p.group.split(' · ')[1]!,
  标签: (_, i) => (i === 1 ? '工作人员,志愿者' : ''),
  提交时间: (_, i) => `2026/01/03 12:${minute(i)}`,
}

const kktix: Columns = {
  Id: (_, i) => String(900_001 + i),
  報名序號: (_, i) => String(1_001 + i),
  票券號碼: (p) => p.code,
  票種: () => '一般票',
  訂單編號: (_, i) => `A${70_001 + Math.floor(i / 2)}`,
  姓名: (p) => p.name,
  Email: (p) => p.email,
  手機: (_, i) => `0900${String(i).padStart(6, '0')}`,
  公司名稱: () => '',
  繳費狀態: (_, i) => (i === 2 ? '已取消' : '已繳費'),
  報到狀態: (p, i) => (p.checkedIn && i !== 2 ? '已報到' : '未報到'),
}

const hostile = [
  ['T-001', '=HYPERLINK("http://example.com","点我")', '1'],
  ['T-002', '<script>alert(1)</script>', '1'],
  ['T-003', '👩‍👩‍👧‍👦 家人 🏳️‍🌈', '2'],
  ['T-004', 'محمد بن سلمى', '2'],
  ['T-005', '\u202eevil\u202c name', '2'],
  ['T-006', '𠮷野 家', '3'],
  ['T-007', '王  小明', '3'],
  ['T-008', '王 小明', '3'],
  ['T-009', '长'.repeat(200), '4'],
  ['T-010', 'Zoë O’Brien-Ñandú', '4'],
  ['T-011', '@SUM(1+1)', '4'],
  ['T-012', 'Robert"); DROP TABLE people;--', '5'],
]

/** Every example that is made here, by file name. The workbooks come from other programs: examples/README.md. */
export const EXAMPLES: Record<string, Uint8Array> = {
  'guests-gb18030.csv': gb18030(written(zh.slice(0, 80), simple)),
  'guests-big5.csv': big5(
    written(
      tw.slice(0, 80).filter((p) => !/[堃翀珺禕彧晗曌]/u.test(p.name)),
      {
        票號: (p) => p.code,
        姓名: (p) => p.name,
        桌次: (p) => p.group,
        手機號碼: (_, i) => `0900${String(i).padStart(6, '0')}`,
        電子郵件: (p) => p.email,
        報到: (p) => (p.checkedIn ? '是' : '否'),
      },
    ),
  ),
  'kktix-like.csv': utf8('\ufeff' + written(tw.slice(0, 60), kktix)),
  'guests-utf8-bom.csv': utf8(
    '\ufeff' +
      written(en, {
        'Ticket code': (p) => p.code,
        Name: (p) => p.name,
        Table: (p) => p.group,
        Email: (p) => p.email,
        'Checked in': (p) => (p.checkedIn ? 'yes' : 'no'),
      }),
  ),
  'guests-utf16.csv': utf16(written(zh.slice(0, 80), simple, '\t')),
  'guests-semicolon.csv': utf8(
    written(en.slice(0, 40), { Badge: (p) => p.code, 'Full name': (p) => p.name, Team: (p) => p.group }, ';'),
  ),
  'names.txt': utf8(
    zh
      .slice(0, 40)
      .map((p) => p.name)
      .join('\n'),
  ),
  'luma-like.csv': utf8(written(en.slice(0, 60), luma)),
  'eventbrite-like.csv': utf8(written(en.slice(0, 60), eventbrite)),
  'huodongxing-like.csv': utf8('\ufeff' + written(zh.slice(0, 60), huodongxing)),
  'tencent-survey-like.csv': utf8('\ufeff' + written(zh.slice(0, 60), survey)),
  'feishu-like.csv': utf8(written(zh.slice(0, 60), feishu)),
  'hostile-names.csv': utf8(
    '票号,姓名,桌号\r\n' +
      hostile.map((row) => row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\r\n'),
  ),
}

/** People for the workbooks that other programs make. */
export const workbookPeople = zh.slice(0, 60)
