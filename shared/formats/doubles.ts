import type { Incoming } from './people.ts'
import type { Problem } from './problems.ts'

/** Somebody who is on one list under several ticket codes: the same name, and the same phone or e-mail. */
export interface Double {
  name: string
  codes: string[]
  rows: number[]
}

/** Those who are on the list more than once. */
export function doublesOf(people: readonly Incoming[]): Double[] {
  const groups: Incoming[][] = []
  const byContact = new Map<string, Incoming[]>()
  for (const person of people) {
    const keys = [person.phone, person.email].flatMap((each) => (each ? [`${person.name}\n${each}`] : []))
    const there = keys.map((key) => byContact.get(key)).find((group) => group !== undefined)
    const group = there ?? []
    if (!there) groups.push(group)
    group.push(person)
    for (const key of keys) if (!byContact.has(key)) byContact.set(key, group)
  }
  return groups.flatMap((group) =>
    group.length < 2
      ? []
      : [{ name: group[0]!.name, codes: group.map(({ code }) => code), rows: group.map(({ row }) => row) }],
  )
}

/** Of people of one name who are not known to be one, everybody after the first is mentioned. */
export function namesakes(people: readonly Incoming[]): Problem[] {
  const first = new Map<string, Incoming>()
  return people.flatMap((person): Problem[] => {
    const other = first.get(person.name)
    if (!other) {
      first.set(person.name, person)
      return []
    }
    const same =
      (person.phone && person.phone === other.phone) || (person.email && person.email === other.email)
    return same ? [] : [{ row: person.row, code: 'namesake', with: { name: person.name, first: other.row } }]
  })
}
