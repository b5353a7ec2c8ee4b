import type { Steps } from '../../shared/fair/steps.ts'
import type { Person, State } from '../../shared/show/state.ts'

/** How a name is read, loaded with the first desk: its tables take a tenth of a second, which no start waits for. */
let readName: ((name: string) => string) | null = null

/** Loads how names are read; until then no name is, and `withReadings` counts all of them as unread. */
export async function loadReadings(): Promise<void> {
  readName ??= (await import('./pinyin.ts')).readName
}

/** How many names are read at once, where others are to be read later. */
const NAMES_AT_ONCE = 300

/** A desk's list with how its names are read, and the list that it was made of. */
interface ReadList {
  of: readonly Person[]
  people: Person[]
}

/** The lists that are read whole, by what they were made of and by what was made. */
const lists = new WeakMap<readonly Person[], ReadList>()
const read = new WeakMap<Person, Person>()

/** Lists of which some names are still to be read, as they were first shown: they are shown so until all are. */
const begun = new WeakMap<readonly Person[], { people: Person[]; unread: number }>()

/** The desk's view with how names are read, and how many are still to be read: of a long list some at a time. */
export function withReadings(view: State, before?: State): { view: State; unread: number } {
  const most = readName ? NAMES_AT_ONCE : 0
  let names = 0
  const known = lists.get(view.people)
  if (known) return { view: { ...view, people: known.people }, unread: 0 }
  const shown = begun.get(view.people)
  if (shown) return { view: { ...view, people: shown.people }, unread: shown.unread }
  const was = before && lists.get(before.people)
  const people = view.people.map(
    (person, i) => readBefore(person, i, was, before) ?? (names++ < most ? reading(person) : person),
  )
  const unread = names - most
  if (unread > 0) {
    begun.set(view.people, { people, unread })
    return { view: { ...view, people }, unread }
  }
  return { view: { ...view, people: keep(view.people, people) }, unread: 0 }
}

/** Reads the names of a desk's view, a step for every so many, so that `withReadings` has them at once; after `loadReadings`. */
export function* readInSteps(view: State, before?: State): Steps<void> {
  if (lists.has(view.people)) return
  const was = before && lists.get(before.people)
  const people: Person[] = []
  for (const [i, person] of view.people.entries()) {
    if (i % STEP === STEP - 1) yield
    people.push(readBefore(person, i, was, before) ?? reading(person))
  }
  keep(view.people, people)
}

/** Names read in one step. */
const STEP = 50

function keep(of: readonly Person[], people: Person[]): Person[] {
  const list = { of, people }
  lists.set(of, list).set(people, list)
  return people
}

/**
 * Somebody with how their name is read, where that is known: what has not changed since the view before is the same object as
 * there, and a name that stood in it at the same place is not read again.
 */
function readBefore(person: Person, i: number, was?: ReadList, before?: State): Person | undefined {
  if (was?.of[i] === person) return was.people[i]
  const known = read.get(person)
  if (known) return known
  const there = before?.people[i]
  return there?.name === person.name && there.pinyin ? reading(person, there.pinyin) : undefined
}

function reading(person: Person, pinyin = readName!(person.name)): Person {
  const known = pinyin ? { ...person, pinyin } : person
  read.set(person, known)
  return known
}
