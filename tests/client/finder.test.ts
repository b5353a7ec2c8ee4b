import { expect, test } from 'vitest'
import { readingOf, search, warmInSteps } from '../../client/desk/finder.ts'
import { nearTo } from '../../client/desk/near.ts'
import { finish } from '../../shared/fair/steps.ts'
import { readName } from '../../server/broadcast/pinyin.ts'
import type { Person } from '../../shared/show/state.ts'
import { personOf } from '../support/person.ts'

let count = 0
function person(name: string, members: Partial<Person> = {}): Person {
  const pinyin = readName(name)
  const code = `A-${String(++count).padStart(4, '0')}`
  return personOf(`${count}`, { code, name, ...(pinyin && { pinyin }), ...members })
}
const people = [
  person('周予安', { code: 'A-0731', phone: '6640' }),
  person('赵奕安', { checkedIn: true }),
  person('翟雅安', { group: '18 桌' }),
  person('单小明'),
  person('曾国藩'),
  person('解晓东'),
  person('尉迟恭'),
  person('吕蒙'),
  person('Zhou Yan'),
  person('Daniel Okafor', { code: '12' }),
  person('张伟 David'),
]
const found = (query: string) => search(people, query, ({ left }) => left).map(({ name }) => name)

test.each([
  ['zya', ['周予安', '翟雅安', 'Zhou Yan', '赵奕安']],
  ['zhouy', ['周予安', 'Zhou Yan']],
  ['yuan', ['周予安']],
  ['shanxm', ['单小明']],
  ['danxiaoming', ['单小明']],
  ['zeng', ['曾国藩']],
  ['cenggf', ['曾国藩']],
  ['xiexd', ['解晓东']],
  ['jiexiaodong', ['解晓东']],
  ['yuchi', ['尉迟恭']],
  ['dizhai', []],
  ['diya', ['翟雅安']],
  ['lvmeng', ['吕蒙']],
  ['lumeng', ['吕蒙']],
  ['lüm', ['吕蒙']],
  ['dok', ['Daniel Okafor']],
  ['okafor daniel', ['Daniel Okafor']],
  ['周 予 安', ['周予安']],
  ['ＺＨＯＵ　ＹＵＡＮ', ['周予安']],
  ['a-0731', ['周予安']],
  ['6640', ['周予安']],
  ['664', ['周予安']],
  ['13800006640', ['周予安']],
  ['18桌', ['翟雅安']],
  // A table is found whole: 8 is not 18, nor is 1.
  ['8桌', []],
  ['8 桌', []],
  ['1桌', []],
  ['18', ['翟雅安']],
  // What tells namesakes apart stands after the name, however that is typed.
  ['zya 6640', ['周予安']],
  ['diya 18桌', ['翟雅安']],
  ['安 18', ['翟雅安']],
  ['zwd', ['张伟 David']],
  ['x', ['解晓东', '单小明']],
  ['q', []],
])('“%s” finds %j', (query, names) => {
  expect(found(query)).toEqual(names)
})

const read = (name: string, query: string) =>
  readingOf(
    people.find((one) => one.name === name)!,
    query,
  )
    ?.map(({ text, hit }) => `[${text.slice(0, hit)}]${text.slice(hit)}`)
    .join(' ')

test('what was typed of a name shows in how it is read, by the reading that was meant', () => {
  expect(read('周予安', 'zya')).toBe('[z]hou [y]u [a]n')
  expect(read('周予安', 'Zhou Y')).toBe('[zhou] [y]u []an')
  expect(read('单小明', 'danx')).toBe('[dan] [x]iao []ming')
  expect(read('单小明', 'xm')).toBe('[]shan [x]iao [m]ing')
  expect(read('吕蒙', 'lvm')).toBe('[lü] [m]eng')
  expect(read('吕蒙', 'lyum')).toBe('[lü] [m]eng')
  expect(read('周予安', '周')).toBe(undefined)
})

test('everybody is found by each way of typing their name: whole, with spaces, by initials, from any reading', () => {
  for (const one of people) {
    const readings = one.pinyin?.split(' ').map((syllable) => syllable.split('/'))
    if (!readings) continue
    for (const [at, syllable] of readings.entries()) {
      for (const reading of syllable) {
        const chosen = readings.map((others, i) => (i === at ? reading : others[0]!))
        const initials = chosen.map((text) => text[0]).join('')
        for (const typed of [chosen.join(''), chosen.join(' '), chosen.join(' ').toUpperCase(), initials])
          expect(found(typed), typed).toContain(one.name)
      }
    }
  }
})

test('who has not come yet stands first, then who has, then who was withdrawn', () => {
  const [here, gone, coming] = ['王一', '王二', '王三'].map((name, i) =>
    person(name, { checkedIn: i === 0, left: i === 1 }),
  )
  const order = search([here!, gone!, coming!], 'w', ({ left }) => left)
  expect(order).toEqual([coming, here, gone])
})

test.each([
  // One letter off, or two that changed places.
  ['Danieł', ['Daniel Okafor']],
  ['okafro', ['Daniel Okafor']],
  ['Zhou Yam', ['Zhou Yan']],
  // By sound: other characters, other spellings of the same sound.
  ['周雨安', ['周予安']],
  ['zouyuan', ['周予安', 'Zhou Yan']],
  ['nvmen', ['吕蒙']],
  ['单小鸣', ['单小明']],
  ['章伟', []],
  ['李', []],
])('where nobody is found, "%s" is near to %j', (query, names) => {
  expect(found(query)).toEqual([])
  expect(nearTo(people, query).map(({ name }) => name)).toEqual(names)
})

test('the nearest come first, and few of them', () => {
  const near = [person('林晓'), person('凌晓'), person('廖小满'), person('林肖'), person('王晓')]
  expect(nearTo([...near, person('小李')], '林小').map(({ name }) => name)).toEqual(['林晓', '凌晓', '林肖'])
  expect(nearTo([near[2]!, person('林一'), person('小李')], '林小').map(({ name }) => name)).toEqual([
    '廖小满',
  ])
})

test('a list that is made ready after another finds whom it would have found without it', () => {
  const before = people.map((one) => ({ ...one }))
  finish(warmInSteps(before))
  const after = [
    { ...before[0]!, sealed: true },
    { ...before[1]!, name: '冯绍峰', pinyin: readName('冯绍峰') },
    { ...before[2]!, group: '7 桌' },
    { ...before[3]!, code: 'B-9' },
    { ...before[4]!, tags: ['嘉宾'] },
    { ...before[5]!, also: ['Z-1'] },
    before[7]!,
    before[6]!,
  ]
  finish(warmInSteps(after, before))
  for (const query of ['zya', '赵', 'feng', '18', '7 桌', 'B-9', 'A-0', '嘉宾', 'Z-1', 'yuchi', 'lvm'])
    expect(search(after, query, () => false)).toEqual(
      search(
        after.map((one) => ({ ...one })),
        query,
        () => false,
      ),
    )
})
