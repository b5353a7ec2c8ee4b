import { pinyin } from 'pinyin-pro'
import type { Steps } from '../../shared/fair/steps.ts'
import type { Person, State } from '../../shared/show/state.ts'

const HAN = /\p{Script=Han}/u
/** The parts of a name that are read: each Chinese character, and each run of other letters and digits. */
const PARTS = /\p{Script=Han}|[^\p{Script=Han}\s·.,，、()（）]+/gu
const PLAIN = { toneType: 'none', type: 'array' } as const

const characters = new Map<string, readonly string[]>()
const surnames = new Map<string, readonly string[]>()

/** All readings of a character, the usual one first. */
const readingsOf = (character: string): readonly string[] =>
  remembered(characters, character, () => pinyin(character, { ...PLAIN, multiple: true }))

/** How the first two characters of a name are read where they are a surname, or begin with one. */
const readingOfHead = (two: string): readonly string[] =>
  remembered(surnames, two, () => pinyin(two, { ...PLAIN, surname: 'head' }))

function remembered(
  known: Map<string, readonly string[]>,
  text: string,
  read: () => string[],
): readonly string[] {
  let readings = known.get(text)
  if (!readings) known.set(text, (readings = read()))
  return readings
}

/**
 * How a Chinese name is read, without tones: `shan/dan/chan xiao ming`. A syllable with several readings has them all, the one
 * of a surname first. '' for a name without Chinese characters.
 */
export function readName(name: string): string {
  if (!HAN.test(name)) return ''
  const parts = name.normalize('NFKC').match(PARTS) ?? []
  const head = HAN.test(parts[0] ?? '')
    ? readingOfHead(
        parts
          .slice(0, 2)
          .filter((part) => HAN.test(part))
          .join(''),
      )
    : []
  return parts
    .map((part, i) => {
      if (!HAN.test(part)) return part.toLowerCase()
      const usual = head[i]
      return [...new Set([...(usual ? [usual] : []), ...readingsOf(part)])].join('/')
    })
    .join(' ')
}

/** How many names are read at once, where others are to be read later. */
const NAMES_AT_ONCE = 300

const people = new WeakMap<readonly Person[], Person[]>()
const read = new WeakMap<Person, Person>()

/**
 * The desk's view with how names are read, and how many are still to be read: of a long list some at a time. What has not
 * changed since the view before is the same object as there; a name that stood in it at the same place is not read again.
 */
export function withReadings(view: State, before?: State): { view: State; unread: number } {
  const known = people.get(view.people)
  if (known) return { view: { ...view, people: known }, unread: 0 }
  let names = 0
  const all = view.people.map((person, i) => {
    const pinyin = read.has(person) ? undefined : readBefore(person, before?.people[i])
    if (pinyin) reading(person, pinyin)
    return read.get(person) ?? (names++ < NAMES_AT_ONCE ? reading(person) : person)
  })
  const unread = Math.max(0, names - NAMES_AT_ONCE)
  if (unread === 0) people.set(view.people, all)
  return { view: { ...view, people: all }, unread }
}

/** Reads the names of a desk's view, a step for every so many, so that `withReadings` has them at once. */
export function* readInSteps(view: State, before?: State): Steps<void> {
  let names = 0
  for (const [i, person] of view.people.entries()) {
    if (read.has(person)) continue
    if (++names % STEP === 0) yield
    reading(person, readBefore(person, before?.people[i]))
  }
}

/** How a name is read that stood at the same place before, undefined if another did. */
const readBefore = (person: Person, was?: Person): string | undefined =>
  was?.name === person.name ? was.pinyin : undefined

/** Names read in one step. */
const STEP = 50

function reading(person: Person, pinyin = readName(person.name)): Person {
  const known = pinyin ? { ...person, pinyin } : person
  read.set(person, known)
  return known
}
