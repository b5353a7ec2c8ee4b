import { orderDrawOf } from './orders.ts'
import { inNextRoll, isOut, leftOutByRule, rollOf } from './pool.ts'
import type { Admission, AdmissionNumbers, Draw, OwnAdmission, Person, Quota, State } from './state.ts'

/*
 * Who of the sign-ups gets a seat. One order draw ranks them all; seats and waiting lists follow from the ranking by the walk of
 * `outcomeOf`, which the text of the seal states. A place that is given up moves the next of that background up, without a draw.
 */

/** Somebody ranked: the rank counts from 1 over all, the place from 1 within the seats or the waiting list of its quota. */
export interface Placed {
  entry: string
  rank: number
  /** By its place in the list of quotas. */
  quota: number
  is: 'seat' | 'waiting' | 'declined'
  place: number
  /** The place on the waiting list when the ranking was drawn; 0 of a seat. */
  first: number
}

/** A place that was given up, and who moved up into the seat; null where it was none, or nobody waited. */
export interface Move {
  entry: string
  at: number
  by: Admission['declines'][number]['by']
  quota: number
  moved: string | null
}

/** Everybody who is ranked, by rank, and every move in its order. */
export interface Outcome {
  placed: Placed[]
  of: ReadonlyMap<string, Placed>
  moves: Move[]
}

/** The people who sign up and are not certain: whom the draw ranks. */
export function signUpsOf(state: State): Person[] {
  const certain = new Set(state.admission?.certain.map(({ person }) => person))
  const roll = rollOf(state)
  return state.people.filter(
    (person) =>
      inNextRoll(person, roll) &&
      !isOut(person, state) &&
      !leftOutByRule(person, state) &&
      !certain.has(person.id),
  )
}

export const backgroundOf = ({ background = '' }: Pick<Person, 'background'>): string => background

/** How many signed up for each background, the largest first; those who stated none last. */
export function countBackgrounds(people: readonly Person[]): { background: string; signed: number }[] {
  const counts = new Map<string, number>()
  for (const person of people) counts.set(backgroundOf(person), (counts.get(backgroundOf(person)) ?? 0) + 1)
  return [...counts]
    .map(([background, signed]) => ({ background, signed }))
    .sort(
      (a, b) =>
        Number(a.background === '') - Number(b.background === '') ||
        b.signed - a.signed ||
        (a.background < b.background ? -1 : 1),
    )
}

/**
 * Seats in proportion to the sign-ups of each background, by largest remainder (Hamilton), at least one each where there are as
 * many seats as backgrounds, and to none more than it has sign-ups.
 */
export function proposeQuotas(
  counts: readonly { background: string; signed: number }[],
  seats: number,
): Quota[] {
  const floor = seats >= counts.length ? 1 : 0
  const total = counts.reduce((sum, { signed }) => sum + signed, 0)
  const share = counts.map(({ signed }) => (total === 0 ? 0 : (seats * signed) / total))
  const given = counts.map(({ signed }, i) => Math.min(signed, Math.max(floor, Math.floor(share[i]!))))
  const sum = (): number => given.reduce((all, n) => all + n, 0)
  const byNeed = counts.map((_, i) => i)
  // The smallest backgrounds took a whole seat each: whoever is furthest above its share gives one back.
  while (sum() > seats) {
    byNeed.sort((a, b) => given[b]! - share[b]! - (given[a]! - share[a]!) || a - b)
    given[byNeed.find((i) => given[i]! > floor)!]!--
  }
  while (counts.length > 0 && sum() < seats) {
    byNeed.sort((a, b) => share[b]! - given[b]! - (share[a]! - given[a]!) || a - b)
    const next = byNeed.find((i) => given[i]! < counts[i]!.signed)
    if (next === undefined) break
    given[next]!++
  }
  return counts.map(({ background }, i) => ({ background, seats: given[i]! }))
}

/**
 * The walk down the ranks: a seat while the person's quota has one, else the waiting list of that background, in order. Places that
 * were given up are passed over, so that the next of the same background moves up, and nobody else moves; after the deadline of
 * the waiting lists they stay empty. Pure.
 */
export function outcomeOf(
  { quotas, rows, declines, until }: Pick<Admission, 'quotas' | 'rows' | 'declines' | 'until'>,
  ranking: readonly string[],
): Outcome {
  const quotaOf = new Map(rows)
  const [inTime, late] = [false, true].map(
    (is) => new Set(declines.flatMap((one) => (isLate(one, until) === is ? [one.entry] : []))),
  )
  const seated = quotas.map(() => 0)
  const waiting = quotas.map(() => 0)
  const ranked = quotas.map(() => 0)
  const placed = ranking.map((entry, i): Placed => {
    const quota = quotaOf.get(entry)!
    const first = Math.max(0, ++ranked[quota]! - quotas[quota]!.seats)
    const about = { entry, rank: i + 1, quota, first }
    if (inTime!.has(entry)) return { ...about, is: 'declined', place: 0 }
    const hasSeat = seated[quota]! < quotas[quota]!.seats
    const place = hasSeat ? ++seated[quota]! : ++waiting[quota]!
    return late!.has(entry)
      ? { ...about, is: 'declined', place: 0 }
      : { ...about, is: hasSeat ? 'seat' : 'waiting', place }
  })
  return {
    placed,
    of: new Map(placed.map((one) => [one.entry, one])),
    moves: movesOf({ quotas, declines, until }, quotaOf, ranking),
  }
}

const isLate = ({ at }: Admission['declines'][number], until: number | undefined): boolean =>
  until !== undefined && at > until

/** What each decline did, told one after the other. */
function movesOf(
  { quotas, declines, until }: Pick<Admission, 'quotas' | 'declines' | 'until'>,
  quotaOf: ReadonlyMap<string, number>,
  ranking: readonly string[],
): Move[] {
  const lists = quotas.map((): string[] => [])
  for (const entry of ranking) lists[quotaOf.get(entry)!]!.push(entry)
  return declines.map((decline) => {
    const { entry, at, by } = decline
    const quota = quotaOf.get(entry)!
    if (isLate(decline, until)) return { entry, at, by, quota, moved: null }
    const list = lists[quota]!
    const from = list.indexOf(entry)
    list.splice(from, 1)
    const { seats } = quotas[quota]!
    return { entry, at, by, quota, moved: from < seats ? (list[seats - 1] ?? null) : null }
  })
}

/** The draw that ranks, or ranked, the sign-ups; undefined while nothing is sealed. */
export const admissionDraw = (state: Pick<State, 'admission' | 'draws'>): Draw | undefined =>
  state.admission?.prize === undefined ? undefined : orderDrawOf(state, state.admission.prize)

const outcomes = new WeakMap<Admission, { draw: Draw; outcome: Outcome }>()

/** The outcome once the ranking is revealed; null before it. The same object while nothing of it has changed. */
export function admitted(state: Pick<State, 'admission' | 'draws'>): Outcome | null {
  const { admission } = state
  const draw = admissionDraw(state)
  if (!admission || draw?.phase !== 'revealed') return null
  const known = outcomes.get(admission)
  if (known?.draw === draw) return known.outcome
  const outcome = outcomeOf(admission, draw.winners)
  outcomes.set(admission, { draw, outcome })
  return outcome
}

const numbers = new WeakMap<Admission, { draw: Draw; ranked: boolean; numbers: AdmissionNumbers }>()

/** What the hall may know, once the list is sealed; null before it. The same object while nothing of it has changed. */
export function admissionNumbers(state: State): AdmissionNumbers | null {
  const { admission } = state
  const draw = admissionDraw(state)
  if (!admission || !draw) return null
  const ranked = draw.phase === 'revealed'
  const known = numbers.get(admission)
  if (known?.draw.id === draw.id && known.ranked === ranked) return known.numbers
  const told = numbersOf(admission, draw.id, admitted(state))
  numbers.set(admission, { draw, ranked, numbers: told })
  return told
}

function numbersOf(admission: Admission, draw: number, outcome: Outcome | null): AdmissionNumbers {
  const quotas = admission.quotas.map((quota) => ({ ...quota, signed: 0, in: 0, waiting: 0, declined: 0 }))
  for (const [, quota] of admission.rows) quotas[quota]!.signed++
  for (const { quota, is } of outcome?.placed ?? []) quotas[quota]![is === 'seat' ? 'in' : is]++
  const moves = (outcome?.moves ?? []).map(({ at, quota, moved }) => ({ at, quota, moved: moved !== null }))
  const { seats, until } = admission
  const deadline = until !== undefined && { until }
  return {
    draw,
    ranked: outcome !== null,
    seats,
    ...deadline,
    certain: certainCounts(admission),
    quotas,
    moves,
  }
}

/** How many are certain, by reason, in the order in which the reasons first stand. */
export function certainCounts({ certain }: Pick<Admission, 'certain'>): AdmissionNumbers['certain'] {
  const counts = new Map<Admission['certain'][number]['why'], number>()
  for (const { why } of certain) counts.set(why, (counts.get(why) ?? 0) + 1)
  return [...counts].map(([why, count]) => ({ why, count }))
}

/**
 * What a person reads of their own admission; null for who did not sign up, and before the ranking is revealed. Whose background
 * has no seats, or whose event is closed while they wait, is told that it is not this time.
 */
export function ownAdmission(state: State, person: Person): OwnAdmission | null {
  const { admission } = state
  const outcome = admitted(state)
  if (!admission || !outcome) return null
  if (admission.certain.some((one) => one.person === person.id))
    return { is: 'certain', place: 0, background: backgroundOf(person) }
  const placed = outcome.of.get(person.entry)
  if (!placed) return null
  const { background, seats } = admission.quotas[placed.quota]!
  if (placed.is !== 'waiting') return { is: placed.is, place: 0, background }
  return state.closed || seats === 0
    ? { is: 'missed', place: 0, background }
    : { is: 'waiting', place: placed.place, first: placed.first, background }
}

/** Gives up the place of somebody who is ranked and still has one; of anybody else nothing happens. Writes to a draft's state. */
export function giveUp(state: State, entry: string, at: number, by: Move['by']): void {
  const { admission } = state
  if (!admission || !admissionDraw(state)?.winners.includes(entry)) return
  if (admission.declines.some((one) => one.entry === entry)) return
  state.admission = { ...admission, declines: [...admission.declines, { entry, at, by }] }
}

/** The admission as seals state it: from the one that its draw opens with. */
export const sealedAdmission = ({ admission }: Pick<State, 'admission'>): Admission | undefined =>
  admission?.prize === undefined ? undefined : admission
