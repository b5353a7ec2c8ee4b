import { isToBeHad } from '../../shared/show/awardQueries.ts'
import { entriesOf } from '../../shared/show/holders.ts'
import { codesOf, personByEntry, personByScan } from '../../shared/show/personLookup.ts'
import { folded } from '../../shared/show/search.ts'
import type { Person, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { isGroupMeant, isMeant } from './finder.ts'
import type { PrizeRows, BoardRow } from './board.ts'

/** The person of a scanned ticket, by the entry or the link on it, or by the code that another system put in a link; undefined if there is none. */
export function byTicket(people: readonly Person[], typed: string): Person | undefined {
  const text = typed.trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return personByEntry(people, text.toLowerCase())
  const link = /\/t\/[^#]*#([\w-]+)\.[\w-]+$/.exec(text)
  if (link) return find(people, link[1]!)
  // A typed code may go on; one that an address or a signature surrounds is whole.
  return text.includes('/') ? personByScan(people, text) : undefined
}

/**
 * The person whom a scan or a typed code names for certain, so that Enter may act on it: the owner of the ticket, or the one
 * person with that code, unless it may also be the last four digits of somebody else's phone.
 */
export function certain(people: readonly Person[], typed: string): Person | undefined {
  const code = folded(typed)
  if (code === '') return undefined
  const isOf = (person: Person) => codesOf(person).some((own) => folded(own) === code)
  const named = people.filter((person) => isOf(person) || person.phone === code)
  return byTicket(people, typed) ?? (named.length === 1 && isOf(named[0]!) ? named[0] : undefined)
}

/** The awards that a search or a scan finds. A ticket finds what its owner and its owner's group have won. */
export function findAwards(rows: readonly BoardRow[], state: State, query: string): readonly BoardRow[] {
  if (query.trim() === '') return rows
  const owner = byTicket(state.people, query) ?? certain(state.people, query)
  const own = owner ? entriesOf(state, owner) : new Set<string>()
  return rows.filter(
    ({ award, person, name }) =>
      own.has(award.entry) || (person ? isMeant(person, query) : isGroupMeant(name, query)),
  )
}

/**
 * The award that Enter may hand over: the one that is still to be had of those that were found, if it waits and all of them are
 * of the one winner whom the search names. Undefined where it also names somebody else, who may have theirs already or is a
 * namesake who has won nothing: whoever stands at the desk could be that other one, and typing more tells them apart.
 */
export function onlyWaiting(
  found: readonly BoardRow[],
  { people }: State,
  query: string,
): BoardRow | undefined {
  const open = found.filter(({ award }) => isToBeHad(award))
  const [row] = open
  if (!row || open.length > 1 || row.award.claim !== 'awaiting') return undefined
  if (byTicket(people, query) ?? certain(people, query)) return row
  if (found.some(({ award }) => award.entry !== row.award.entry)) return undefined
  const isNamesake = (other: Person) => other !== row.person && other.name === row.name
  return row.alike && people.some((other) => isNamesake(other) && isMeant(other, query)) ? undefined : row
}

/** The board with only the rows that pass the test. */
export function kept(board: readonly PrizeRows[], fits: (row: BoardRow) => boolean): PrizeRows[] {
  return board.map((one) => ({ ...one, rows: one.rows.filter(fits) })).filter(({ rows }) => rows.length > 0)
}
