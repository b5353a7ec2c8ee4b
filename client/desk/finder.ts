import type { Steps } from '../../shared/fair/steps.ts'
import { folded, wordsOf } from '../../shared/show/search.ts'
import type { Person } from '../../shared/show/state.ts'

/** A person as the search reads them; the texts in one form of each sign, without spaces. */
export interface Indexed {
  person: Person
  name: string
  /** Ticket codes, theirs first. */
  codes: readonly string[]
  /** Name, codes and tags: found by any part of them. */
  text: string
  /** Their table or group: found by a part that cuts no number of it. */
  group: string
  /** The readings of each syllable of a Chinese name, or the words of another. */
  syllables: readonly (readonly string[])[]
}

/** Part of a name as it is read; `hit` is how many of its letters were typed. */
export interface Syllable {
  text: string
  hit: number
}

/** A text as it is compared, without its spaces. */
export const unspaced = (text: string): string => folded(text).replaceAll(' ', '')
/** Stands between texts that are folded at once: no text holds it, and folding leaves it. */
const BREAK = '\u0001'
const index = new WeakMap<Person, Indexed>()

export function indexed(person: Person): Indexed {
  let known = index.get(person)
  if (!known) index.set(person, (known = indexOf(person)))
  return known
}

function indexOf(person: Person): Indexed {
  const { code, tags, pinyin } = person
  const own = [code, ...(person.also ?? [])]
  const all = unspaced([person.name, ...own, ...tags, person.group].join(BREAK))
  const end = all.lastIndexOf(BREAK)
  const text = all.slice(0, end)
  const [name = '', ...others] = text.split(BREAK)
  const syllables = (pinyin ?? folded(person.name)).split(' ').map((one) => one.split('/').flatMap(spellings))
  return { person, name, codes: others.slice(0, own.length), text, group: all.slice(end + 1), syllables }
}

/** How a syllable with ü is typed, beside as it is. */
function spellings(syllable: string): string[] {
  if (!syllable.includes('ü')) return [syllable]
  return [syllable, ...['v', 'u', 'yu'].map((typed) => syllable.replace('ü', typed))]
}

/** People made ready in one step. */
const STEP = 100

/**
 * Makes the search ready for these people, a step for every so many, so that the first key of it is as quick as the others. Who
 * stood at the same place of the list before and is found by the same is not read again.
 */
export function* warmInSteps(people: readonly Person[], before: readonly Person[] = []): Steps<void> {
  for (const [i, person] of people.entries()) {
    if (i % STEP === STEP - 1) yield
    if (index.has(person)) continue
    const was = before[i]
    const known = was && isFoundAs(was, person) && index.get(was)
    index.set(person, known ? { ...known, person } : indexOf(person))
  }
}

const isFoundAs = (a: Person, b: Person): boolean =>
  a.name === b.name && a.pinyin === b.pinyin && a.code === b.code && a.also === b.also && isPlacedAs(a, b)

const isPlacedAs = (a: Person, b: Person): boolean => a.group === b.group && a.tags === b.tags

/**
 * The people whom a search finds, those who have not come yet first, and among them the closest: whole code or name, then its
 * beginning. Neither spaces nor width nor case matter. Everybody if nothing is searched.
 */
export function search(
  people: readonly Person[],
  query: string,
  isOut: (person: Person) => boolean,
): Person[] {
  const typed = typedOf(query)
  const found: Person[][] = Array.from({ length: 3 * RANKS }, () => [])
  for (const person of people) {
    const rank = typed.text === '' ? 0 : rankOf(indexed(person), typed)
    if (rank === null) continue
    const standing = isOut(person) ? 2 : person.checkedIn ? 1 : 0
    found[standing * RANKS + rank]!.push(person)
  }
  return found.flat()
}

/** Whether a search means this person. */
export const isMeant = (person: Person, query: string): boolean =>
  rankOf(indexed(person), typedOf(query)) !== null

/** Whether a search means a group by its name. */
export function isGroupMeant(name: string, query: string): boolean {
  const { text, words } = typedOf(query)
  const group = unspaced(name)
  return holds(group, text) || (words.length > 0 && words.every((word) => holds(group, word.text)))
}

const RANKS = 3

/** A search as it is compared. */
interface Typed {
  text: string
  /** What of it may be the reading of a name; '' where it cannot be. */
  letters: string
  /** Its words, where there are several. */
  words: readonly { text: string; letters: string }[]
}

let lastTyped: { query: string; typed: Typed } | undefined

/** A search as it is compared; one search is asked of many people, one after the other. */
function typedOf(query: string): Typed {
  if (lastTyped?.query !== query) lastTyped = { query, typed: read(query) }
  return lastTyped.typed
}

function read(query: string): Typed {
  const text = unspaced(query)
  const words = wordsOf(query)
  const several = words.length > 1 ? words : []
  return {
    text,
    letters: lettersOf(text),
    words: several.map((word) => ({ text: word, letters: lettersOf(word) })),
  }
}

/** What may be the reading of a name; '' where it cannot be. */
function lettersOf(text: string): string {
  const letters = text.replace(/['’]/gu, '')
  return /^\p{L}+$/u.test(letters) ? letters : ''
}

/** How close a person is to what was typed: 0 is the closest; null if they are not meant. */
function rankOf(indexed: Indexed, typed: Typed): number | null {
  const { person, name, codes, text, group, syllables } = indexed
  if (name === typed.text || codes.includes(typed.text)) return 0
  if (isTail(person.phone, typed.text)) return 1
  if (text.includes(typed.text)) return name.startsWith(typed.text) ? 1 : 2
  if (holds(group, typed.text)) return 2
  const start = startOf(syllables, typed.letters)
  if (start !== null) return start === 0 ? 1 : 2
  return typed.words.length > 0 && typed.words.every((word) => fits(indexed, word)) ? 2 : null
}

/** Whether one word of several means this person: also the reading of a name beside a table or the end of a phone number. */
const fits = ({ person, text, group, syllables }: Indexed, word: Typed['words'][number]): boolean =>
  text.includes(word.text) ||
  holds(group, word.text) ||
  isTail(person.phone, word.text) ||
  startOf(syllables, word.letters) !== null

/** Whether a text holds a part that cuts no number: “9桌” stands in “9桌”, not in “19桌”. */
function holds(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length
    if (!isWithinNumber(text, at) && !isWithinNumber(text, end)) return true
  }
  return false
}

/** Whether the digits on both sides of a place in a text are of one number. */
const isWithinNumber = (text: string, at: number): boolean => isDigit(text[at - 1]) && isDigit(text[at])
const isDigit = (sign = ''): boolean => sign >= '0' && sign <= '9'

/** Whether digits are those of the end of a phone number, of which the desk knows four; also the first of them. */
const isTail = (phone: string, typed: string): boolean =>
  phone !== '' &&
  typed.length > 1 &&
  (phone.startsWith(typed) || (typed.length > 4 && typed.endsWith(phone) && /^\d+$/u.test(typed)))

/** At which syllable of a name begins what was typed; null where it is not read so. */
function startOf(syllables: Indexed['syllables'], letters: string): number | null {
  if (letters === '') return null
  for (let start = 0; start < syllables.length; start++) if (hits(syllables, start, letters)) return start
  return null
}

const NOTHING: Syllable[] = []

/** A reading chosen of each syllable from `start` on, with how many letters of it were typed; null where they do not fit. */
function hits(syllables: Indexed['syllables'], start: number, typed: string): Syllable[] | null {
  if (typed === '') return NOTHING
  for (const text of syllables[start] ?? []) {
    if (text[0] !== typed[0]) continue
    for (const hit of lengths(text, typed)) {
      const rest = hits(syllables, start + 1, typed.slice(hit))
      if (rest) return [{ text, hit }, ...rest]
    }
  }
  return null
}

/** How much of a syllable may have been typed, the most first: all, its first sound or letter, and of the last one any part. */
function lengths(text: string, typed: string): number[] {
  let same = 1
  while (same < text.length && text[same] === typed[same]) same++
  const whole = same === text.length || same === typed.length
  const sound = same > 1 && text[1] === 'h' && 'zcs'.includes(text[0]!)
  const most = whole ? [same] : []
  if (sound && !most.includes(2)) most.push(2)
  if (!most.includes(1)) most.push(1)
  return most
}

/** How a person's name is read, with what of it was typed; null where it was not found by its reading. */
export function readingOf(person: Person, query: string): Syllable[] | null {
  const { name, syllables } = indexed(person)
  const { text, letters } = typedOf(query)
  const start = name.includes(text) ? null : startOf(syllables, letters)
  if (start === null) return null
  const found = hits(syllables, start, letters)!
  return syllables.map((readings, i) => {
    const { text = readings[0]!, hit = 0 } = found[i - start] ?? {}
    return { text: shown(readings, text), hit: Math.min(hit, shown(readings, text).length) }
  })
}

/** A syllable as it is written: with ü, however it was typed. */
const shown = (readings: readonly string[], text: string): string =>
  readings.find((reading) => reading.includes('ü') && spellings(reading).includes(text)) ?? text
