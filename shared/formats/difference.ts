import type { PersonInput } from '../show/rule.ts'
import type { Person } from '../show/state.ts'
import { type Field, FIELDS } from './headings.ts'
import { phoneOf } from './identity.ts'
import type { Away, Incoming } from './people.ts'
import type { Problem, ProblemCode } from './problems.ts'

/** The members of a person that a list can change. */
const MEMBERS = ['name', 'group', 'background', 'tags', 'weight', 'phone', 'email'] as const

export interface PersonChange {
  /** The person's id. */
  person: string
  before: Partial<PersonInput>
  after: Partial<PersonInput>
}

/** A known person whom the list would make somebody else: another name and another phone or e-mail under the same code. */
export interface Replacement extends PersonChange {
  row: number
}

/** A known person whose row says that they do not come. */
export interface Leaving {
  person: string
  row: number
  status: string
}

/**
 * What a list would change. Nobody is replaced or withdrawn unless the host says so: those are `replaced`, `leaving`, and
 * `missing`, the ids of those who are not on it.
 */
export interface Difference {
  added: PersonInput[]
  changed: PersonChange[]
  same: number
  replaced: Replacement[]
  leaving: Leaving[]
  missing: string[]
  problems: Problem[]
}

/** A person as a difference needs them. */
export type Known = Pick<Person, 'id' | 'code' | 'also' | 'checkedIn' | (typeof MEMBERS)[number]> & {
  /** Their name is in a sealed roll: no list changes it. */
  sealed?: boolean
  /** Withdrawn already. */
  gone?: boolean
}

/**
 * What importing a list does to the people there are: who is on it is found by ticket code, and by phone or e-mail where
 * the list has no code for them, never by name alone. What the list says nothing about (`fields`) stays; so does a
 * check-in, and the code of somebody found by phone or e-mail.
 */
export function difference(
  existing: readonly Known[],
  incoming: readonly Incoming[],
  fields: readonly Field[] = FIELDS,
  away: readonly Away[] = [],
): Difference {
  const byCode = codesIn(existing)
  const found = matched(existing, incoming, byCode)
  const members = MEMBERS.filter((member) => fields.includes(member))
  const result: Difference = {
    added: [],
    changed: [],
    same: 0,
    replaced: [],
    leaving: [],
    missing: [],
    problems: [],
  }
  const on = new Set<string>()
  for (const [i, person] of incoming.entries()) {
    const { known, like, namesake } = found[i]!
    const note = (code: ProblemCode, other: Known) =>
      result.problems.push({ row: person.row, code, with: { name: person.name, code: other.code } })
    if (like) note('known-as', like)
    else if (namesake) note('namesake-known', namesake)
    if (!known) {
      result.added.push(withFurther(inputOf(person), newCodes(person, undefined, byCode)))
      continue
    }
    on.add(known.id)
    // What a merge has decided stays: the row of whoever was merged away says nothing more.
    const merged = known.also?.includes(person.code)
    const change = merged ? null : changeOf(known, person, members, newCodes(person, known, byCode))
    if (!change) result.same++
    else if (known.sealed && 'name' in change.after) {
      note('name-sealed', known)
      // The rest of the row is theirs, unless it is somebody else's.
      const rest = isAnother(known, person, change) ? null : withoutName(change)
      if (rest) result.changed.push(rest)
      else result.same++
    } else if (isAnother(known, person, change)) result.replaced.push({ ...change, row: person.row })
    else result.changed.push(change)
  }
  result.leaving = leaving(
    existing.filter(({ id }) => !on.has(id)),
    away,
  )
  const told = new Set(result.leaving.map(({ person }) => person))
  result.missing = existing.flatMap(({ id, gone }) => (on.has(id) || told.has(id) || gone ? [] : [id]))
  return result
}

/** A change without that of the name; null if nothing remains. */
function withoutName({ person, before, after }: PersonChange): PersonChange | null {
  const { name: _before, ...others } = before
  const { name: _after, ...rest } = after
  return Object.keys(rest).length > 0 ? { person, before: others, after: rest } : null
}

/** Whether a change makes a person somebody else: the name differs, and no phone or e-mail stays that would say it is them. */
function isAnother(known: Known, person: Incoming, { after }: PersonChange): boolean {
  if (after.name === undefined || squeezed(known.name) === squeezed(person.name)) return false
  const stays = (member: 'phone' | 'email') => known[member] !== '' && known[member] === person[member]
  return (after.phone !== undefined || after.email !== undefined) && !stays('phone') && !stays('email')
}

const squeezed = (name: string) => name.toLowerCase().replace(/\s/g, '')

/** Those of the people whom a row of somebody who does not come is about. */
function leaving(people: readonly Known[], away: readonly Away[]): Leaving[] {
  const known = people.filter(({ gone }) => !gone)
  const reachable = away.filter(({ person }) => !person.derived || person.phone !== '' || person.email !== '')
  const found = matched(
    known,
    reachable.map(({ person }) => person),
  )
  const rows = new Map<string, Leaving>()
  for (const [i, { person, status }] of reachable.entries()) {
    const who = found[i]!.known ?? found[i]!.like
    if (who && !rows.has(who.id)) rows.set(who.id, { person: who.id, row: person.row, status })
  }
  return [...rows.values()]
}

function inputOf(person: Incoming): PersonInput {
  const { code, name, group, background, tags, weight, phone, email, checkedIn } = person
  const input = { code, name, group, ...(background && { background }), tags, weight, phone, email }
  return checkedIn === undefined ? input : { ...input, checkedIn }
}

function changeOf(
  known: Known,
  person: Incoming,
  members: readonly (typeof MEMBERS)[number][],
  codes: readonly string[],
): PersonChange | null {
  const change: PersonChange = { person: known.id, before: {}, after: {} }
  let changed = false
  const set = <M extends keyof PersonInput>(member: M, before: PersonInput[M], after: PersonInput[M]) => {
    change.before[member] = before
    change.after[member] = after
    changed = true
  }
  for (const member of members) {
    const [before, after] = [known[member] ?? '', person[member] ?? '']
    if (String(before) !== String(after)) set(member, before, after)
  }
  if (person.checkedIn && !known.checkedIn) set('checkedIn', false, true)
  if (codes.length > 0) set('also', known.also ?? [], [...(known.also ?? []), ...codes])
  return changed ? change : null
}

interface Match {
  known?: Known
  /** Somebody of the same name and phone or e-mail under another code: perhaps the same person. */
  like?: Known
  /** Somebody of the same name and nothing else in common: most likely somebody else. */
  namesake?: Known
}

/** Everybody by their ticket code and by their further ones. */
function codesIn(existing: readonly Known[]): Map<string, Known> {
  const byCode = new Map<string, Known>()
  for (const person of existing)
    for (const code of [...(person.also ?? []), person.code]) byCode.set(code, person)
  return byCode
}

/** The codes of somebody on a list that they do not have yet, nor anybody else. */
function newCodes(
  { derived, code, also = [] }: Incoming,
  known: Known | undefined,
  byCode: ReadonlyMap<string, Known>,
): string[] {
  const codes = known && also.length > 0 && !derived ? [code, ...also] : also
  return codes.filter((each) => !byCode.has(each))
}

const withFurther = (input: PersonInput, also: string[]): PersonInput =>
  also.length > 0 ? { ...input, also } : input

function matched(
  existing: readonly Known[],
  incoming: readonly Incoming[],
  byCode = codesIn(existing),
): Match[] {
  const taken = new Set<Known>()
  const found: Match[] = incoming.map((person) => {
    const known = [person.code, ...(person.also ?? [])]
      .map((code) => byCode.get(code))
      .find(
        (each) => each && (!taken.has(each) || each.code === person.code || each.also?.includes(person.code)),
      )
    if (known) taken.add(known)
    return known ? { known } : {}
  })
  const free = new Set(existing)
  for (const { known } of found) if (known) free.delete(known)
  if (free.size === 0) return found
  const contacts = new Contacts(free, incoming)
  for (const [i, person] of incoming.entries()) {
    if (found[i]!.known) continue
    const like = contacts.of(person)
    if (!like) continue
    if (person.derived) {
      found[i] = { known: like }
      contacts.take(like)
    } else if (like.name === person.name) found[i] = { like }
  }
  return withNamesakes(found, free, incoming)
}

/** The matches, with those whom nothing but the name of a known person fits; two on the list are told apart there. */
function withNamesakes(found: Match[], free: Set<Known>, incoming: readonly Incoming[]): Match[] {
  const byName = new Map<string, Known>()
  for (const person of free) if (!person.gone) byName.set(squeezed(person.name), person)
  return found.map((match, i) => {
    const namesake = match.known || match.like ? undefined : byName.get(squeezed(incoming[i]!.name))
    return namesake ? { namesake } : match
  })
}

/** The people that no code of the list names, by phone and by e-mail. */
class Contacts {
  private readonly byPhone = new Map<string, Known[]>()
  private readonly byEmail = new Map<string, Known[]>()
  private readonly times = new Map<string, number>()
  private readonly free: Set<Known>

  constructor(free: Set<Known>, incoming: readonly Incoming[]) {
    this.free = free
    for (const person of free) {
      add(this.byPhone, phoneOf(person.phone) ?? '', person)
      add(this.byEmail, person.email.toLowerCase(), person)
    }
    for (const { phone, email } of incoming) {
      this.times.set(phone, (this.times.get(phone) ?? 0) + 1)
      this.times.set(email, (this.times.get(email) ?? 0) + 1)
    }
  }

  take(person: Known): void {
    this.free.delete(person)
  }

  of(person: Incoming): Known | undefined {
    return (
      this.one(this.byPhone, person.phone, person.name) ?? this.one(this.byEmail, person.email, person.name)
    )
  }

  /** Whoever alone has this contact on both sides; where several share it, the one of the same name. */
  private one(index: Map<string, Known[]>, contact: string, name: string): Known | undefined {
    if (contact === '') return undefined
    const all = index.get(contact) ?? []
    const like = all.filter((person) => this.free.has(person))
    if (all.length === 1 && like.length === 1 && this.times.get(contact) === 1) return like[0]
    const named = like.filter((person) => person.name === name)
    return named.length === 1 ? named[0] : undefined
  }
}

function add(index: Map<string, Known[]>, key: string, person: Known): void {
  if (key === '') return
  const there = index.get(key)
  if (there) there.push(person)
  else index.set(key, [person])
}
