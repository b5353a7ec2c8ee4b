import type { PersonInput } from '../../shared/show/rule.ts'
import type { Language } from '../../shared/show/state.ts'
import { inventedName } from './names.ts'
import type { Random } from './random.ts'

export const SIGNED_UP = 1_600
export const CHECKED_IN = 213
const SEATED = 240
const STAFF = 6

/** Backgrounds with the number of their tables: 21 together. */
const BACKGROUNDS: [number, Record<Language, string>][] = [
  [3, { 'zh-CN': '金融', en: 'Finance' }],
  [3, { 'zh-CN': '互联网', en: 'Internet' }],
  [3, { 'zh-CN': '制造', en: 'Industry' }],
  [2, { 'zh-CN': '媒体', en: 'Media' }],
  [2, { 'zh-CN': '影视', en: 'Film' }],
  [2, { 'zh-CN': '公共部门', en: 'Public sector' }],
  [2, { 'zh-CN': '教育', en: 'Education' }],
  [1, { 'zh-CN': '医疗', en: 'Health' }],
  [1, { 'zh-CN': '法律', en: 'Law' }],
  [1, { 'zh-CN': '设计', en: 'Design' }],
  [1, { 'zh-CN': '高校', en: 'Universities' }],
]

/** The 21 tables by background, in order. */
export function tables(language: Language): string[] {
  const backgrounds = BACKGROUNDS.flatMap(([count, name]) =>
    Array.from({ length: count }, () => name[language]),
  )
  return backgrounds.map((name, i) =>
    language === 'en' ? `Table ${i + 1} · ${name}` : `${i + 1} 桌 · ${name}`,
  )
}

const DIGITS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Everybody who signed up: 240 were given a seat at a table, 213 came (six of them staff, without a table), in the order of
 * signing up. Some share a name, two of them a table as well. Phone numbers are of a range that is not in use.
 */
export function demoPeople(random: Random, language: Language): PersonInput[] {
  const codes = ticketCodes(random, SIGNED_UP)
  const people: PersonInput[] = codes.map((code, i) => ({
    code,
    name: inventedName(random, language),
    group: '',
    tags: [],
    weight: 1,
    phone: `10000${String(100_000 + ((i * 7_919) % 900_000))}`,
    email: `guest${String(i + 1).padStart(4, '0')}@example.com`,
    checkedIn: false,
  }))
  const chosen = random.shuffled(people).slice(0, SEATED + STAFF)
  const [staff, seated] = [chosen.slice(0, STAFF), chosen.slice(STAFF)]
  const names = tables(language)
  seated.forEach((person, i) => (person.group = names[i % names.length]!))
  for (const person of staff) person.tags = [language === 'en' ? 'staff' : '工作人员']
  const came = [...staff, ...seated.slice(0, CHECKED_IN - STAFF)]
  for (const person of came) person.checkedIn = true
  // Namesakes: at two tables, at one table, and one who stayed at home.
  for (const [one, other] of [
    [0, 1],
    [2, 23],
    [3, 220],
    [40, 61],
  ] as const)
    seated[other]!.name = seated[one]!.name
  return people
}

function ticketCodes(random: Random, count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add('SZ' + Array.from({ length: 6 }, () => random.pick(DIGITS)).join(''))
  return [...codes]
}
