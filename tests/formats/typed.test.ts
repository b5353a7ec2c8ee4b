import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../shared/formats/index.ts'
import { guess } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'
import { utf8 } from '../support/encode.ts'

async function typed(text: string) {
  const table = await readTable({ name: 'pasted.txt', bytes: utf8(text) })
  return people(table, guess(table))
}
const codes = async (text: string) => (await typed(text)).people.map(({ code }) => code)

describe('ranges of numbers', () => {
  test.each([
    ['1-3', ['1', '2', '3']],
    ['8–11', ['8', '9', '10', '11']],
    ['08~11', ['08', '09', '10', '11']],
    ['A001-A003', ['A001', 'A002', 'A003']],
    ['A001—003', ['A001', 'A002', 'A003']],
    ['VIP1 至 VIP2', ['VIP1', 'VIP2']],
    ['1到3张', ['1', '2', '3']],
    ['第9号到第10号', ['9', '10']],
    ['No. 5 to No. 6', ['5', '6']],
    ['１－２', ['1', '2']],
    ['1-2, 7，A8\nB1~B2', ['1', '2', '7', 'A8', 'B1', 'B2']],
  ])('“%s”', async (text, expected) => {
    const listed = await typed(text)
    expect(listed.people.map(({ code }) => code)).toEqual(expected)
    expect(listed.people.map(({ name }) => name)).toEqual(expected)
    expect(listed.problems).toEqual([])
  })

  test('a number that stands in two ranges is one person, and named', async () => {
    const listed = await typed('1-3\n3-4')
    expect(listed.people).toHaveLength(4)
    expect(listed.problems).toMatchObject([{ row: 4, code: 'duplicate-code', with: { code: '3' } }])
  })

  test('of every range each number once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(9_999),
        fc.nat(300),
        fc.constantFrom('', 'A', '甲'),
        async (from, more, letters) => {
          const [least, most] = [`${letters}${from}`, `${letters}${from + more}`]
          const listed = await codes(`${least}-${most}`)
          expect(listed.map((code) => Number(code.slice(letters.length)))).toEqual(
            Array.from({ length: more + 1 }, (_, i) => from + i),
          )
        },
      ),
      { numRuns: 50 },
    )
  })

  test.each([
    ['1-100001', 'range-too-long'],
    ['1-60000\n60001-120000', 'range-too-long'],
    ['9-1', 'range-backwards'],
    ['A1-B9', 'range-mixed'],
  ])('“%s” is refused as %s', async (text, code) => {
    await expect(typed(text)).rejects.toMatchObject({ code })
  })

  test.each(['王一\n李二', '2026-11-27', '姓名\n1-2', '1. 王一\n2. 李二', '13800000001\n13800000002'])(
    '“%s” is no range',
    async (text) => {
      expect((await typed(text)).people.map(({ code }) => code)).not.toContain('1')
    },
  )
})

describe('chains from a chat', () => {
  const three = ['王一', '李二', '张三']
  test.each([
    ['dots', '#接龙\n1. 王一\n2. 李二\n3. 张三'],
    ['enumeration commas', '接龙\n1、王一\n2、李二\n3、张三'],
    ['circles', '#接龙\n① 王一\n②李二\n③ 张三'],
    ['keycaps', '【周五年会】\n1️⃣王一\n2️⃣ 李二\n3️⃣ 张三'],
    ['full width', '#接龙\n１．王一\n２．李二\n３．张三'],
    ['brackets', '报名接龙：\n(1) 王一\n（2）李二\n(3)张三'],
    ['bare numbers', '#接龙\n年会报名\n1 王一\n2 李二\n3张三'],
    ['a title alone above', '周五聚餐，地点南山\n时间：18:30\n1. 王一\n2. 李二\n3. 张三'],
    ['an opening below a greeting', '大家好！请接龙\n#接龙\n1. 王一\n2. 李二\n3. 张三'],
    ['an example among the lines', '#接龙\n1. 例：陈示范 13900000000\n2. 王一\n3. 李二\n4. 张三'],
    ['an example above', '#接龙\n例：陈示范 13900000000 甲公司\n\n1. 王一\n2. 李二\n3. 张三'],
    ['open places', '#接龙\n1. 王一\n2. 李二\n3. 张三\n4.\n5. '],
  ])('%s', async (_what, text) => {
    expect((await typed(text)).people.map(({ name }) => name)).toEqual(three)
  })

  test.each([
    '13800000003',
    ' 13800000003',
    '，13800000003',
    ' 138 0000 0003',
    '138-0000-0003',
    '（13800000003）',
    ' +86 13800000003',
    ' 电话:13800000003',
  ])('the phone is split off “张三%s”', async (phone) => {
    const listed = await typed(`#接龙\n1. 王一\n2. 张三${phone}`)
    expect(listed.people[1]).toMatchObject({ name: '张三', phone: '13800000003' })
  })

  test('columns are named by the example, and what is over is a remark', async () => {
    const listed = await typed(
      '#接龙\n格式：姓名+公司+手机\n1. 王一 甲公司 13800000001\n2. Ada Lovell，乙公司',
    )
    expect(listed.people.map(({ name, background, phone }) => [name, background, phone])).toEqual([
      ['王一', '甲公司', '13800000001'],
      ['Ada Lovell', '乙公司', ''],
    ])
  })

  test.each(['+1', ' +1', ' 2人', ' x2', ' 带家属', ' 两位', '＋2'])(
    'who brings others is named: “张三%s”',
    async (company) => {
      const listed = await typed(`#接龙\n1. 王一\n2. 张三${company}`)
      expect(listed.people.map(({ name }) => name)).toEqual(['王一', '张三'])
      expect(listed.problems).toMatchObject([{ row: 3, code: 'brings-others', with: { name: '张三' } }])
    },
  )
})
