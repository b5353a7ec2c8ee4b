import type { Person } from '../../shared/show/state.ts'
import { indexed, unspaced } from './finder.ts'

/** A name as it is heard: one form of what many people do not tell apart. */
interface Heard {
  /** The readings of each syllable. */
  syllables: readonly (readonly string[])[]
  /** The first reading of all of them. */
  whole: string
}

/** zh, ch, sh sound as z, c, s to many; ng as n; l as n. */
const heard = (reading: string): string =>
  reading
    .replace(/([zcs])h/gu, '$1')
    .replace(/ng/gu, 'n')
    .replace(/l/gu, 'n')

const sounds = new WeakMap<Person, Heard>()

function soundOf(person: Person): Heard {
  let known = sounds.get(person)
  if (!known) {
    const syllables = indexed(person).syllables.map((readings) => readings.map(heard))
    sounds.set(person, (known = { syllables, whole: syllables.map(([first = '']) => first).join('') }))
  }
  return known
}

const HAN = /^\p{Script=Han}+$/u
const readings = new WeakMap<readonly Person[], ReadonlyMap<string, readonly string[]>>()

/** How the characters of a list's names are read: all that a page knows of their sounds. */
function readingsIn(people: readonly Person[]): ReadonlyMap<string, readonly string[]> {
  let known = readings.get(people)
  if (!known) {
    const found = new Map<string, readonly string[]>()
    for (const person of people) {
      const letters = [...indexed(person).name]
      const { syllables } = soundOf(person)
      if (!HAN.test(letters.join('')) || letters.length !== syllables.length) continue
      letters.forEach((letter, i) => found.set(letter, syllables[i]!))
    }
    readings.set(people, (known = found))
  }
  return known
}

/**
 * The people whose name or code is nearly what was searched, the closest first: it sounds alike, or a letter is off. For
 * searches that find nobody; at most `most` of them.
 */
export function nearTo(people: readonly Person[], query: string, most = 3): Person[] {
  const typed = unspaced(query)
  if ([...typed].length < 2) return []
  const known = HAN.test(typed) ? readingsIn(people) : null
  const syllables = known && [...typed].map((letter) => known.get(letter) ?? [])
  const whole = heard(typed.replace(/['’]/gu, ''))
  const found: { person: Person; far: number }[] = []
  for (const person of people) {
    const far = syllables ? farByCharacters(person, typed, syllables) : farByLetters(person, typed, whole)
    if (far < Infinity) found.push({ person, far })
  }
  return found
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ person }) => person)
}

/** How far somebody is from what was typed in Chinese: every syllable alike, or one with the same first sound, or one character off. */
function farByCharacters(person: Person, typed: string, syllables: readonly (readonly string[])[]): number {
  const own = soundOf(person).syllables
  let least = Infinity
  for (let start = 0; start + syllables.length <= own.length; start++) {
    let off = 0
    for (const [i, wanted] of syllables.entries()) {
      const here = own[start + i]!
      if (wanted.some((reading) => here.includes(reading))) continue
      off += wanted.some((reading) => here.some((one) => one[0] === reading[0])) ? 1 : 2
    }
    if (off < 2 && off < syllables.length) least = Math.min(least, start + 4 * off)
  }
  const isOff = [...typed].length > 2 && isOneOff(typed, indexed(person).name)
  return Math.min(least, isOff ? 2 : Infinity)
}

/** The same for letters: as they sound, or with one of them off in a name, a word of it or a code. */
function farByLetters(person: Person, typed: string, whole: string): number {
  const { name, codes, syllables } = indexed(person)
  if (whole.length > 2 && soundOf(person).whole.startsWith(whole)) return 0
  if (typed.length < 4) return Infinity
  if (isOneOff(typed, name) || syllables.flat().some((word) => isOneOff(typed, word))) return 1
  if (codes.some((code) => isOneOff(typed, code))) return 1
  return isOneOff(whole, soundOf(person).whole) ? 2 : Infinity
}

/** Whether two texts differ by one letter: one more, one less, another, or two that changed places. */
export function isOneOff(one: string, other: string): boolean {
  const [a, b] = one.length <= other.length ? [one, other] : [other, one]
  if (a === b || b.length - a.length > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  if (a.length < b.length) return a.slice(from) === b.slice(from + 1)
  if (a.slice(from + 1) === b.slice(from + 1)) return true
  return a[from] === b[from + 1] && a[from + 1] === b[from] && a.slice(from + 2) === b.slice(from + 2)
}
