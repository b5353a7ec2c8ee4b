import { tablesNow } from '../../../shared/show/lateSeat.ts'
import { isOut } from '../../../shared/show/pool.ts'
import type { State } from '../../../shared/show/state.ts'
import type { RecordedCommand } from '../../support/showRecorder.ts'
import { holds } from './law.ts'

/** A plan seats whom it names where it says and nobody else; what it does to people can be taken back until the next seal. */
export function seatingLaws({ type, ask, before, after, who }: RecordedCommand): void {
  if (type === 'seating.apply') {
    const tables = ask['tables'] as { name: string; people: string[] }[]
    const planned = new Map(tables.flatMap(({ name, people }) => people.map((id) => [id, name] as const)))
    const wrong = after.people.find(
      (person) => planned.has(person.id) && person.group !== planned.get(person.id),
    )
    holds('everybody whom a plan names sits where it says', !wrong, wrong)
    const names = new Set(tables.map(({ name }) => name))
    const stray = after.people.find(
      (person) => names.has(person.group) && !planned.has(person.id) && !isOut(person, after),
    )
    holds('nobody sits at a table of a plan that does not name them', !stray, stray)
  }
  if (type.startsWith('seating.'))
    holds('no plan changes the table of somebody who is sealed', keepsSealed(before, after))
  if (type === 'person.check-in') arrivalLaws(before, after, ask['person'] as string, who.role)
}

function keepsSealed(before: State, after: State): boolean {
  const now = new Map(after.people.map(({ id, group }) => [id, group]))
  return before.people.every(({ id, sealed, group }) => !sealed || now.get(id) === group)
}

/** Whoever comes in without a table gets a free seat, while there is one. */
function arrivalLaws(before: State, after: State, id: string, role: string): void {
  const [was, now] = [before, after].map(({ people }) => people.find((person) => person.id === id)!)
  if (was!.checkedIn || was!.group !== '' || !before.seating) return
  const free = tablesNow(before).filter(({ seats, people }) => people.length < seats)
  const staff = was!.tags.some((tag) => before.settings.leftOut.includes(tag))
  const got = now!.group === '' ? null : now!.group
  holds(
    'a late arrival gets a free seat while there is one',
    staff || free.length === 0 ? got === null : free.some(({ name }) => name === got),
    { id, got, role },
  )
}
