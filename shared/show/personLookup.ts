import { placeOf } from './places.ts'
import { codesIn } from './scannedCode.ts'
import type { Person } from './state.ts'

const byCode = new WeakMap<readonly Person[], Map<string, Person>>()

/** A person's ticket code, after their further ones: of other systems, or of whoever was merged into them. */
export const codesOf = (person: Person): string[] => [...(person.also ?? []), person.code]

/** The person who has this ticket code, or whom its holder was merged into; typed in other cases it finds whom it fits alone. */
export function personByCode(people: readonly Person[], code: string): Person | undefined {
  let codes = byCode.get(people)
  if (!codes) {
    codes = new Map()
    const folded = new Map<string, Person | undefined>()
    for (const person of people) {
      for (const own of codesOf(person)) {
        codes.set(own, person)
        const key = own.toUpperCase()
        folded.set(key, folded.has(key) && folded.get(key) !== person ? undefined : person)
      }
    }
    for (const [key, person] of folded) if (person && !codes.has(key)) codes.set(key, person)
    byCode.set(people, codes)
  }
  return codes.get(code) ?? codes.get(code.toUpperCase())
}

/** The person whose code a scanned text is or carries: as it stands, in an address, or before a stroke. */
export function personByScan(people: readonly Person[], text: string): Person | undefined {
  for (const code of codesIn(text)) {
    const person = personByCode(people, code)
    if (person) return person
  }
  return undefined
}

const byName = new WeakMap<readonly Person[], Map<string, Person[]>>()

/** A name as it is compared: in whatever case and with whatever spaces it is typed. */
const folded = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '').toUpperCase()

/** Everybody who is called so. */
export function peopleByName(people: readonly Person[], name: string): Person[] {
  let names = byName.get(people)
  if (!names) {
    names = new Map()
    for (const person of people) {
      const key = folded(person.name)
      const alike = names.get(key)
      if (alike) alike.push(person)
      else names.set(key, [person])
    }
    byName.set(people, names)
  }
  return names.get(folded(name)) ?? []
}

/** The person whom this entry stands for. */
export function personByEntry(people: readonly Person[], entry: string): Person | undefined {
  const place = placeOf(people, 'entry', entry)
  return place === undefined ? undefined : people[place]
}

/** What the desk sees of a telephone number, and what its holder may be asked for. */
export const lastDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-4)
