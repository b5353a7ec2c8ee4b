import { finish, type Steps } from '../fair/steps.ts'
import type { Person, Settings, Shown, State } from './state.ts'

const CHINESE = /\p{Script=Han}/u

/** 王小明 → 王*明, 王明 → 王*, Ada King Lovelace → Ada K. L., Ada → A*a: code points, not code units. */
export function masked(name: string): string {
  const [first = '', ...others] = name.split(/\s+/u)
  if (others.length > 0 && !CHINESE.test(name))
    return [first, ...others.map((word) => `${[...word][0]}.`)].join(' ')
  const letters = [...name.replace(/\s/gu, '')]
  return letters.map((c, i) => (i === 0 || (i === letters.length - 1 && i > 1) ? c : '*')).join('')
}

/** The names last worked out under some settings. */
const known = new WeakMap<Settings, { people: readonly Person[]; shown: Map<string, Shown> }>()

/**
 * How each person, by id, may be named in the hall. People who would look the same by name and group get the tail of their
 * ticket code: its last four characters, or all of it where those do not differ. The same map as before as long as nobody is
 * called otherwise.
 */
export function shownNames({ people, settings }: Pick<State, 'people' | 'settings'>): Map<string, Shown> {
  const last = known.get(settings)
  if (last?.people === people) return last.shown
  finish(naming({ people, settings }))
  return known.get(settings)!.shown
}

/** Works out the names that `shownNames` answers then, a step for every so many people, so that other work can be let in between. */
export function* naming({ people, settings }: Pick<State, 'people' | 'settings'>): Steps<void> {
  const last = known.get(settings)
  if (last?.people === people) return
  const shown = last && (yield* isNamedAs(last.people, people)) ? last.shown : yield* name(people, settings)
  known.set(settings, { people, shown })
}

/** People named in one step. */
const STEP = 500

/** Whether these are the same people under the same names, in the same order. */
function* isNamedAs(before: readonly Person[], people: readonly Person[]): Steps<boolean> {
  if (before.length !== people.length) return false
  let compared = 0
  for (let i = 0; i < people.length; i++) {
    if (before[i] === people[i]) continue
    if (!isSame(before[i]!, people[i]!)) return false
    if (++compared % STEP === 0) yield
  }
  return true
}

function isSame(a: Person, b: Person): boolean {
  return a.id === b.id && a.name === b.name && a.group === b.group && isAlike(a, b)
}

const isAlike = (a: Person, b: Person): boolean => a.code === b.code && a.naming === b.naming

/** Whether somebody is named in full: as the event says, or as they have chosen where it lets them. */
export const isFull = ({ naming }: Person, { names }: Settings): boolean =>
  names === 'full' || (names === 'chosen' && naming === 'full')

function* name(people: readonly Person[], settings: Settings): Steps<Map<string, Shown>> {
  const alike = new Map<string, Person[]>()
  const shown = new Map<string, Shown>()
  for (const [i, person] of people.entries()) {
    if (i % STEP === STEP - 1) yield
    const name = isFull(person, settings) ? person.name : masked(person.name)
    const group = settings.groups ? person.group : ''
    shown.set(person.id, { name, group, tail: '' })
    const key = `${name}\n${group}`
    const others = alike.get(key)
    if (others) others.push(person)
    else alike.set(key, [person])
  }
  let done = 0
  for (const same of alike.values()) {
    if (++done % STEP === 0) yield
    if (same.length < 2) continue
    const tails = same.map((person) => person.code.slice(-4))
    const differ = new Set(tails).size === same.length
    same.forEach((person, i) => {
      shown.set(person.id, { ...shown.get(person.id)!, tail: differ ? tails[i]! : person.code })
    })
  }
  return shown
}
