import { groupEntry } from '../../shared/fair/roll.ts'
import { personByEntry } from '../../shared/show/people.ts'
import type { Person, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import type { PrizeRows, Row } from './board.ts'

/** As people type and list it: one form of each sign, no case, single spaces. */
export const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** The words of a search; every one has to be found in what is searched. */
const wordsOf = (query: string): string[] => plain(query).split(' ').filter(Boolean)

function holds(words: readonly string[], ...texts: string[]): boolean {
  const text = plain(texts.join('\n'))
  return words.every((word) => text.includes(word))
}

/** The people whom a search by name, group, code or last four digits finds. */
export function findPeople(people: readonly Person[], query: string): Person[] {
  const words = wordsOf(query)
  return words.length === 0
    ? [...people]
    : people.filter(({ name, group, code, phone }) => holds(words, name, group, code, phone))
}

/** Whom a scanned ticket names, by its entry or its link; undefined if it names nobody. */
export function byTicket(people: readonly Person[], typed: string): Person | undefined {
  const text = typed.trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return personByEntry(people, text.toLowerCase())
  const link = /\/t\/[^#]*#([\w-]+)\.[\w-]+$/.exec(text)
  return link ? find(people, link[1]!) : undefined
}

/**
 * Whom a scan or a typed code names beyond doubt, so that Enter may act on it: the ticket's owner, or the one person whose
 * code it is, unless it could be somebody else's last four digits.
 */
export function certain(people: readonly Person[], typed: string): Person | undefined {
  const code = plain(typed)
  if (code === '') return undefined
  const named = people.filter((person) => plain(person.code) === code || person.phone === code)
  return (
    byTicket(people, typed) ?? (named.length === 1 && plain(named[0]!.code) === code ? named[0] : undefined)
  )
}

/**
 * The awards that a search or a scan finds, prize by prize; prizes without any are left out. A ticket finds what its owner
 * and its owner's group have won.
 */
export function findAwards(board: readonly PrizeRows[], state: State, query: string): PrizeRows[] {
  const words = wordsOf(query)
  if (words.length === 0) return [...board]
  const owner = byTicket(state.people, query) ?? certain(state.people, query)
  const own = new Set(owner && [owner.entry, groupEntry(state.id, owner.group)])
  return kept(
    board,
    (row) => own.has(row.award.entry) || holds(words, row.name, row.group, row.code, row.digits),
  )
}

/** The board with only the rows that fit. */
export function kept(board: readonly PrizeRows[], fits: (row: Row) => boolean): PrizeRows[] {
  return board.map((one) => ({ ...one, rows: one.rows.filter(fits) })).filter(({ rows }) => rows.length > 0)
}
