import type { PersonInput } from '../../shared/show/rule.ts'
import { LANGUAGES, type Language } from '../../shared/show/languages.ts'
import type { Random } from './random.ts'
import { TEXTS } from './texts/index.ts'
import type { Background } from './types.ts'

export const SIGNED_UP = 1_600
export const CHECKED_IN = 213
const SEATED = 240
const STAFF = 6

/** Backgrounds with the number of their tables: 21 together. */
const BACKGROUNDS: [count: number, background: Background][] = [
  [3, 'finance'],
  [3, 'internet'],
  [3, 'industry'],
  [2, 'media'],
  [2, 'film'],
  [2, 'public'],
  [2, 'education'],
  [1, 'health'],
  [1, 'law'],
  [1, 'design'],
  [1, 'universities'],
]

/** The 21 tables by background, in order. */
export function seatedTables(language: Language): { name: string; background: string }[] {
  const { backgrounds, table } = TEXTS[language]
  return BACKGROUNDS.flatMap(([count, name]) => Array.from({ length: count }, () => backgrounds[name])).map(
    (background, i) => ({ name: table(i + 1, background), background }),
  )
}

/** Their names. */
export const tables = (language: Language): string[] => seatedTables(language).map(({ name }) => name)

/** The name of somebody who signed up. */
export const inventedName = (random: Random, language: Language): string => TEXTS[language].name(random)

const DIGITS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Everybody who signed up, in that order, none of them checked in. Phone numbers are of a range that is not in use. */
export function signUps(random: Random, language: Language, codes: string): PersonInput[] {
  return ticketCodes(random, SIGNED_UP, codes).map((code, i) => ({
    code,
    name: inventedName(random, language),
    group: '',
    tags: [],
    weight: 1,
    phone: `10000${String(100_000 + ((i * 7_919) % 900_000))}`,
    email: `guest${String(i + 1).padStart(4, '0')}@example.com`,
    checkedIn: false,
  }))
}

/**
 * Everybody who signed up: 240 were given a seat at a table, 213 came (six of them staff, without a table), in the order of
 * signing up. Some share a name, two of them a table as well.
 */
export function demoPeople(random: Random, language: Language): PersonInput[] {
  const people = signUps(random, language, TEXTS[language].codes)
  const chosen = random.shuffled(people).slice(0, SEATED + STAFF)
  const [staff, seated] = [chosen.slice(0, STAFF), chosen.slice(STAFF)]
  const all = seatedTables(language)
  seated.forEach((person, i) => {
    const { name, background } = all[i % all.length]!
    Object.assign(person, { group: name, background })
  })
  for (const person of staff) person.tags = [LANGUAGES[language].staff]
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

function ticketCodes(random: Random, count: number, start: string): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(start + Array.from({ length: 6 }, () => random.pick(DIGITS)).join(''))
  return [...codes]
}
