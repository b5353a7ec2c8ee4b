import type { Steps } from '../../shared/fair/steps.ts'
import { folded, wordsOf } from '../../shared/show/search.ts'
import type { Person } from '../../shared/show/state.ts'

/** A person as the search reads them; the texts in one form of each sign, without spaces. */
export interface Indexed {
  person: Person
  name: string
  /** Ticket codes, theirs first. */
  codes: readonly string[]
  /** Everything that is found by a part of it. */
  text: string
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
  const { code, group, tags, pinyin } = person
  const own = [code, ...(person.also ?? [])]
  const text = unspaced([person.name, ...own, group, ...tags].join(BREAK))
  const [name = '', ...others] = text.split(BREAK)
  const syllables = (pinyin ?? folded(person.name)).split(' ').map((one) => one.split('/').flatMap(spellings))
  return { person, name, codes: others.slice(0, own.length), text, syllables }
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

const RANKS = 3

/** A search as it is compared. */
interface Typed {
  text: string
  /** Its words, where there are several. */
  words: readonly string[]
  /** What may be the reading of a name; '' where it cannot be. */
  letters: string
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
  const letters = text.replace(/['’]/gu, '')
  return { text, words: words.length > 1 ? words : [], letters: /^\p{L}+$/u.test(letters) ? letters : '' }
}

/** How close a person is to what was typed: 0 is the closest; null if they are not meant. */
function rankOf({ person, name, codes, text, syllables }: Indexed, typed: Typed): number | null {
  if (name === typed.text || codes.includes(typed.text)) return 0
  if (isTail(person.phone, typed.text)) return 1
  if (text.includes(typed.text)) return name.startsWith(typed.text) ? 1 : 2
  const start = startOf(syllables, typed.letters)
  if (start !== null) return start === 0 ? 1 : 2
  const apart =
    typed.words.length > 0 && typed.words.every((word) => text.includes(word) || isTail(person.phone, word))
  return apart ? 2 : null
}

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
