import { isDeepStrictEqual } from 'node:util'
import type { Without } from '../../../shared/fair/records.ts'
import { entrants } from '../../../shared/fair/roll.ts'
import { isLive, liveAwards } from '../../../shared/show/awardQueries.ts'
import type { Role } from '../../../shared/show/rule.ts'
import type { Draw, Person, Prize, State } from '../../../shared/show/state.ts'
import type { RecordedCommand, ShowRecorder } from '../../support/showRecorder.ts'
import type { System } from '../../support/showSystem.ts'
import { holds, wire } from './law.ts'

/** At most one draw is open at a time. */
export function orderLaw(state: State): void {
  holds(
    'only one draw is open at a time',
    state.draws.filter((d) => d.phase === 'open' || d.phase === 'closed').length <= 1,
  )
}

/** Who may win, told anew from the people alone: what OPEN's pool must be. */
function eligible(state: State, prizeId: string): Set<string> {
  const prize = state.prizes.find((one) => one.id === prizeId)!
  const held = new Set(
    state.awards
      .filter(isLive)
      .filter((award) => {
        if (prize.excludes === 'none') return false
        if (award.prize === prize.id) return true
        return prize.excludes === 'winners' && state.prizes.find((one) => one.id === award.prize)?.counts
      })
      .map((award) => award.entry),
  )
  const rolled = new Set(state.roll.map((row) => row[0]))
  const seated = state.admission?.prize === prizeId ? state.admission.certain.map((one) => one.person) : []
  const may = (person: Person): boolean =>
    rolled.has(person.entry) &&
    !held.has(person.entry) &&
    !seated.includes(person.id) &&
    !state.out.some((out) => out.id === person.entry) &&
    !person.tags.some((tag) => state.settings.leftOut.includes(tag)) &&
    (prize.groups === null || prize.groups.includes(person.group))
  return new Set(state.people.filter(may).map((person) => person.entry))
}

/** At OPEN: the seal holds whom the rule says, and the pool is all who may win, as every panel told it before. */
export function openingLaws(step: RecordedCommand, parts: System): void {
  const { before, after } = step
  const open = after.opened
  if (!open || before.opened) return
  const prize = after.prizes.find((one) => one.id === open.prize)!
  holds('a draw opens for no more than is left', open.count <= prize.left, open)
  const rolled = new Set(after.roll.map((row) => row[0]))
  const stayed = new Set(before.people.filter((person) => person.stays).map((person) => person.id))
  const belongs = (person: Person): boolean =>
    !person.left && (after.settings.roll === 'everyone' || person.checkedIn || stayed.has(person.id))
  const belonging = after.people.filter(belongs).map((person) => person.entry)
  holds(
    'a seal takes in all that the rule says',
    belonging.every((entry) => rolled.has(entry)),
  )
  holds('a seal takes in nobody else', rolled.size === belonging.length)
  const draw = after.draws.at(-1)!
  if (prize.unit === 'person') {
    holds('the pool is all of the eligible', draw.pool === eligible(after, prize.id).size, {
      pool: draw.pool,
      prize,
    })
  }
  poolLaw(step, parts, prize)
}

/** `poolOf` of the very state in which OPEN was decided, as a panel sees it, is the pool that OPEN records, counted anew. */
function poolLaw({ before, after, facts }: RecordedCommand, parts: System, prize: Prize): void {
  const drawn = facts.findIndex(({ body }) => OF_DRAW.has(body!.type))
  const state = parts.evolve(before, facts.slice(0, drawn))
  const told = parts.poolOf(wire(parts.see('host', state)), prize)
  const open = after.opened!
  const admitted = entrants(after.id, after.roll, prize.unit).filter(
    ([, , group]) => prize.groups === null || prize.groups.includes(group),
  )
  const taken = new Map(open.taken)
  const out = (reason: keyof Without): number =>
    admitted.filter(([entry]) => open.without[reason].includes(entry)).length
  const without = { won: out('won'), void: out('void'), withdrawn: out('withdrawn'), rule: out('rule') }
  const listed = new Set(Object.values(open.without).flat())
  const inPool = admitted.filter(([entry]) => !listed.has(entry))
  const isFull = (group: string): boolean => prize.per_group > 0 && (taken.get(group) ?? 0) >= prize.per_group
  const full = inPool.filter(([, , group]) => isFull(group)).length
  const recorded = { size: inPool.length, without, full }
  holds(
    'the pool that a panel shows is the pool that OPEN records',
    isDeepStrictEqual(told, recorded) && told.size === after.draws.at(-1)!.pool,
    { told, recorded },
  )
}

/** The facts of a draw that begins; whatever stands before them is done first. */
const OF_DRAW = new Set(['roll-sealed', 'fd1/seal', 'draw-staged', 'fd1/open'])

/** At the call: the winners are eligible, as many as there are units, and no group has more than it may. */
export function resultLaws({ before, after }: RecordedCommand): void {
  const draw = after.draws.find((one) => one.id === before.opened?.no)
  if (draw?.phase !== 'closed' || before.draws.find((one) => one.id === draw.id)?.phase !== 'open') return
  const prize = after.prizes.find((one) => one.id === draw.prize)!
  pageLaw(draw)
  if (prize.unit === 'person') {
    const open = before.opened!
    const out = new Set(Object.values(open.without).flat())
    holds(
      'only the pool wins',
      draw.winners.every((entry) => !out.has(entry) && before.roll.some((row) => row[0] === entry)),
    )
    holds(
      'only admitted groups win',
      draw.winners.every(
        (entry) =>
          prize.groups === null || prize.groups.includes(before.roll.find((row) => row[0] === entry)![2]),
      ),
    )
    if (prize.per_group === 0)
      holds(
        'a short pool gives a short list, a full one the whole count',
        draw.winners.length === Math.min(draw.count, draw.pool),
        draw,
      )
    if (prize.per_group > 0) {
      const groups = liveAwards(after, prize.id).map((a) => after.roll.find((row) => row[0] === a.entry)?.[2])
      const most = Math.max(
        0,
        ...groups.filter(Boolean).map((group) => groups.filter((g) => g === group).length),
      )
      const already = Math.max(0, ...open.taken.map(([, n]) => n))
      holds('no group wins more than its cap', most <= Math.max(prize.per_group, already), { most, prize })
    }
  }
}

/** Milliseconds that a page is held at least, and for each of its names besides (DESIGN §5, pacing). */
const HELD = 4000
const PER_NAME = 120

function pageLaw({ pages }: Draw): void {
  for (const [i, page] of pages.slice(1).entries()) {
    const { from, to, over } = pages[i]!
    holds(
      'a page stands long enough to read each of its names',
      page.at - over >= HELD + PER_NAME * (to - from),
      {
        pages,
      },
    )
  }
}

/** At the call: nothing that desk, hall and guests see depends on who won. */
export function secrecyLaw(recorder: ShowRecorder, { type, ask, before, after, who }: RecordedCommand): void {
  const draw = after.draws.find((one) => one.id === before.opened?.no)
  if (type !== 'draw.call' && type !== 'go') return
  if (draw?.phase !== 'closed' || draw.need !== 'room') return
  const other = recorder.parts.decide(
    before,
    { type, ask: { ...ask, word: `${String(ask['word'])} else` } },
    recorder.context(who),
  )
  if ('refused' in other) return
  const elsewhere = recorder.parts.evolve(
    before,
    other.facts.map((body) => ({ at: recorder.now, body })),
  )
  const won = new Set([...draw.winners, ...elsewhere.draws.at(-1)!.winners])
  const guests = after.people.filter(({ entry }) => won.has(entry))
  const viewers = [['desk'], ['hall'], ...guests.map(({ id }) => ['guest', id])] as [Role, string?][]
  for (const [role, person] of viewers) {
    const [one, two] = [after, elsewhere].map((state) => recorder.parts.see(role, state, { person }))
    holds(
      'before the reveal desk and hall see nothing of who won',
      isDeepStrictEqual(wire(one), wire(two)),
      role,
    )
  }
}
