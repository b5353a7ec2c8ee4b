import { groupEntry } from '../fair/roll.ts'
import { awardsBy, isLive } from './awardQueries.ts'
import { isWithdrawn } from './pool.ts'
import { unrevealedHidden } from './revealed.ts'
import type { OwnTable, State } from './state.ts'
import { tablesOf, workOf } from './workOrder.ts'

interface Known {
  from: readonly unknown[]
  /** How many people are at each table. */
  seats: Map<string, number>
  tables: Map<string, OwnTable>
}
/** The tables that were last shown, and all that they depend on, compared by identity. */
const known = new WeakMap<State['people'], Known>()

/**
 * What a guest sees of their table: how many are at it, its work, its awards. The same object as before where nothing has
 * changed; null where nobody is at a table of that name.
 */
export function tableOf(state: State, group: string): OwnTable | null {
  const from = [state.out, state.works, state.awards, state.draws]
  let last = known.get(state.people)
  if (!last?.from.every((one, i) => one === from[i]))
    known.set(state.people, (last = { from, seats: seatsOf(state), tables: new Map() }))
  const people = last.seats.get(group)
  if (people === undefined) return null
  let table = last.tables.get(group)
  if (!table) last.tables.set(group, (table = look(state, group, people)))
  return table
}

function seatsOf(state: State): Map<string, number> {
  const seats = new Map(tablesOf(state).map((group) => [group, 0]))
  for (const person of state.people) {
    const seated = seats.get(person.group)
    if (seated !== undefined && !isWithdrawn(person, state)) seats.set(person.group, seated + 1)
  }
  return seats
}

function look(state: State, group: string, people: number): OwnTable {
  const tables = tablesOf(state)
  const work = workOf(state, group)
  const revealed = unrevealedHidden(state).awards.filter(isLive)
  const awards = awardsBy(revealed, 'entry').get(groupEntry(state.id, group)) ?? []
  return {
    group,
    people,
    work: work
      ? {
          group,
          title: work.title,
          sentence: work.sentence,
          link: work.link,
          picture: work.picture,
          at: work.at,
          by: work.by,
        }
      : null,
    handedIn: tables.filter((table) => workOf(state, table)).length,
    tables: tables.length,
    awards: awards.map(({ id, prize, status, claim }) => ({ id, prize, status, claim })),
  }
}
