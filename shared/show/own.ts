import { keyedMac, type Keyed } from '../fair/hash.ts'
import { pool, ranking } from '../fair/pick.ts'
import { entrants, groupEntry, type RollRow } from '../fair/roll.ts'
import { ownAdmission } from './admission.ts'
import { awardsBy, isLive } from './awardQueries.ts'
import { entriesOf } from './holders.ts'
import { ownInvitation } from './invitation.ts'
import { rollOf, takesPart } from './pool.ts'
import { unrevealedHidden } from './revealed.ts'
import type { Award, Chance, Own, Person, Standing, State } from './state.ts'
import { find } from './table.ts'

/** What a guest was last seen to be, and all that this depends on beside the person, compared by identity. */
const known = new WeakMap<Person, { from: readonly unknown[]; own: Own }>()

/**
 * What a guest sees of itself: its data, how it stands in each draw, its awards that have been revealed. Nothing of anybody else,
 * and nothing of a draw before its reveal that the hall does not know. The same object as before where nothing of it has changed;
 * null for who is not on the list. `keyed` may be a faster HMAC-SHA-256.
 */
export function ownOf(state: State, id: string, keyed: Keyed = keyedMac): Own | null {
  const person = find(state.people, id)
  if (!person) return null
  const { draws, awards, chances, out, settings, admission: admitting, closed, ballots, invitation } = state
  const from = [draws, awards, chances, out, settings, admitting, closed, ballots, invitation]
  const last = known.get(person)
  if (last?.from.every((one, i) => one === from[i])) return last.own
  const { code, name, group, checkedIn, entry, sealed, naming } = person
  const admission = ownAdmission(state, person)
  const invited = ownInvitation(state, person)
  const vote = ballots?.find((ballot) => ballot.id === id)?.group
  const taking = takesPart(person, state, rollOf(state))
  const own: Own = {
    id,
    code,
    name,
    group,
    checkedIn,
    entry,
    sealed,
    ...(naming && { naming }),
    taking,
    ...(admission && { admission }),
    draws: (chances ?? []).map((chance) => ({
      id: chance.id,
      ...standingIn(chance, state, person, keyed),
    })),
    awards: awardsOf(state, person).map(ownAward),
    ...(vote !== undefined && { vote }),
    ...(invited && { invited }),
  }
  known.set(person, { from, own })
  return own
}

const ownAward = ({
  id,
  draw,
  rank,
  entry,
  prize,
  status,
  claim,
  claimedAt,
  details,
}: Award): Own['awards'][number] => ({
  id,
  draw,
  rank,
  entry,
  prize,
  status,
  claim,
  claimedAt,
  ...(details && { details }),
})

const revealedAwards = new WeakMap<State, Map<string, Award[]>>()

/** The awards of a person, and of their group, that stand and have been revealed. */
export function awardsOf(state: State, person: Person): Award[] {
  let held = revealedAwards.get(state)
  if (!held)
    revealedAwards.set(state, (held = awardsBy(unrevealedHidden(state).awards.filter(isLive), 'entry')))
  return [...entriesOf(state, person)].flatMap((entry) => held.get(entry) ?? [])
}

/** How a person stands in a draw: with the entry under which the sealed roll has them, or their group. */
function standingIn(
  chance: Chance,
  state: State,
  person: Person,
  keyed: Keyed,
): Omit<Own['draws'][number], 'id'> {
  const row = chance.roll[placeOf(chance.roll, person.entry)]
  if (!row || (chance.unit === 'group' && row[2] === '')) return { standing: 'list', rank: null }
  const entry = chance.unit === 'group' ? groupEntry(state.id, row[2]) : row[0]
  const standing = whyOut(chance, entry, row[2]) ?? 'in'
  const revealed = find(state.draws, chance.id)?.phase === 'revealed'
  return { standing, rank: standing === 'in' && revealed ? rankIn(chance, state.id, entry, keyed) : null }
}

/** Why an entrant of a draw is not in its pool; null if it is. */
function whyOut({ open: { without }, groups }: Chance, entry: string, group: string): Standing | null {
  for (const reason of ['won', 'void', 'withdrawn', 'rule'] as const)
    if (placeOf(without[reason], entry) >= 0) return reason
  return groups && !groups.includes(group) ? 'group' : null
}

interface Ranks {
  pool: readonly RollRow[]
  /** The rank of each row of the pool, counted from 1. */
  ranks: Uint32Array
}
const rankings = new WeakMap<Chance, Ranks>()

/** The rank of an entrant of a draw that has its result. */
function rankIn(chance: Chance, event: string, entry: string, keyed: Keyed): number | null {
  let known = rankings.get(chance)
  if (!known) rankings.set(chance, (known = rankAll(chance, event, keyed)))
  return known.ranks[placeOf(known.pool, entry)] ?? null
}

function rankAll({ open, roll, unit, groups, seed, close }: Chance, event: string, keyed: Keyed): Ranks {
  const rows = pool(entrants(event, roll as RollRow[], unit), { groups }, open.without)
  const ranks = new Uint32Array(rows.length)
  if (!seed || !close) return { pool: [], ranks: new Uint32Array(0) }
  ranking({ seed, close, pool: rows, keyed }).forEach((entry, i) => (ranks[placeOf(rows, entry)] = i + 1))
  return { pool: rows, ranks }
}

/** The place of an entry in a list that ascends by entry; −1 if it is not there. */
function placeOf(list: readonly (string | readonly [string, ...unknown[]])[], entry: string): number {
  let [from, to] = [0, list.length - 1]
  while (from <= to) {
    const middle = (from + to) >> 1
    const one = list[middle]!
    const here = typeof one === 'string' ? one : one[0]
    if (here === entry) return middle
    if (here < entry) from = middle + 1
    else to = middle - 1
  }
  return -1
}
