import { isDeepStrictEqual } from 'node:util'
import { audit } from '../../shared/fair/audit.ts'
import { commands } from '../../shared/show/commands.ts'
import { emptyState, type Award, type Person, type State } from '../../shared/show/state.ts'
import { ROLES, type Role } from '../../shared/show/rule.ts'
import { sums } from '../../shared/show/sums.ts'
import { ShowRecorder, type RecordedCommand } from '../support/showRecorder.ts'
import { OPENING, play, type Act } from '../support/randomShow.ts'
import { system, type System } from '../support/showSystem.ts'
import { absence, offered } from './goLaws.ts'
import { holds } from './law.ts'

const wire = <T>(x: T): T => JSON.parse(JSON.stringify(x)) as T
const live = (state: State): Award[] => state.awards.filter((award) => award.status !== 'voided')

/** Plays acts and checks every law after each; throws Broken. */
export function checkLaws(acts: readonly Act[], parts: System = system): ShowRecorder {
  const evening = new ShowRecorder(parts)
  const views = new Map(ROLES.map((role) => [role, wire(parts.see(role, evening.state))]))
  for (const act of [...OPENING, ...acts]) {
    const before = evening.state
    const step = play(evening, act)
    if (step?.refused) holds('a refusal changes nothing', evening.state === before, step.refused)
    stock(evening.state)
    offered(evening.state, parts)
    if (step && !step.refused) {
      absence(step)
      entries(step)
      opening(step)
      result(evening, step)
      panel(evening, step)
    }
    if (evening.state === before) continue
    for (const role of ROLES) {
      const now = parts.see(role, evening.state)
      const change = parts.seen(parts.see(role, before), now)
      const view = change ? parts.applySeen(views.get(role)!, wire(change)) : views.get(role)!
      views.set(role, view)
      const json = JSON.stringify(view)
      holds('a client that folds what it is shown sees what its role sees', json === JSON.stringify(now), {
        role,
        change,
      })
      privacy(role, view, json, evening.state)
      if (step?.type === 'award.mark' && role !== 'host')
        holds('a mark of absence changes nothing that another role sees', change === null, role)
    }
  }
  ending(evening, parts)
  return evening
}

/** DESIGN §9.4: never over-awarded, sums reconcile, nobody twice in a draw. */
export function stock(state: State): void {
  for (const prize of state.prizes) {
    const held = live(state).filter((award) => award.prize === prize.id).length
    holds('no prize is over-awarded', held <= prize.quantity, prize)
    holds('what is left is the quantity less the live awards', prize.left === prize.quantity - held, prize)
  }
  for (const sum of [...sums(state).prizes, ...sums(state).sponsors]) holds('the sums add up', sum.adds, sum)
  const pairs = new Set(state.awards.map((award) => `${award.draw} ${award.entry}`))
  holds('nobody wins twice in one draw', pairs.size === state.awards.length)
  holds(
    'only one draw is open at a time',
    state.draws.filter((d) => d.phase === 'open' || d.phase === 'closed').length <= 1,
  )
}

/** Who may win, told anew from the people alone: what OPEN's pool must be. */
function eligible(state: State, prizeId: string): Set<string> {
  const prize = state.prizes.find((one) => one.id === prizeId)!
  const held = new Set(
    live(state)
      .filter((award) => {
        if (prize.excludes === 'none') return false
        if (award.prize === prize.id) return true
        return prize.excludes === 'winners' && state.prizes.find((one) => one.id === award.prize)?.counts
      })
      .map((award) => award.entry),
  )
  const rolled = new Set(state.roll.map((row) => row[0]))
  const may = (person: Person): boolean =>
    rolled.has(person.entry) &&
    !held.has(person.entry) &&
    !state.out.some((out) => out.id === person.entry) &&
    !person.tags.some((tag) => state.settings.leftOut.includes(tag)) &&
    (prize.groups === null || prize.groups.includes(person.group))
  return new Set(state.people.filter(may).map((person) => person.entry))
}

/** fd1 §1: an entry never changes after its first seal; of two that were one person, one is withdrawn. */
function entries({ type, before, after }: RecordedCommand): void {
  if (type === 'people.erase') return
  const now = new Map(after.people.map((person) => [person.id, person.entry]))
  for (const { id, entry, sealed } of before.people) {
    if (!sealed || now.get(id) === entry) continue
    holds('a sealed entry never changes', type === 'person.merge', { id, entry })
    const out = after.out.find((one) => one.id === entry)
    const kept = after.people.some((person) => person.entry === entry)
    holds('a sealed person who is merged away is withdrawn', kept || out?.reason === 'withdrawn', entry)
  }
}

function opening({ before, after }: RecordedCommand): void {
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
}

/** At the call: the winners are eligible, and nothing that desk and hall see depends on who won. */
function result(evening: ShowRecorder, { type, ask, before, after, who }: RecordedCommand): void {
  const draw = after.draws.find((one) => one.id === before.opened?.no)
  if (draw?.phase !== 'closed' || before.draws.find((one) => one.id === draw.id)?.phase !== 'open') return
  const prize = after.prizes.find((one) => one.id === draw.prize)!
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
      const groups = live(after)
        .filter((a) => a.prize === prize.id)
        .map((a) => after.roll.find((row) => row[0] === a.entry)![2])
      const most = Math.max(
        0,
        ...groups.filter(Boolean).map((group) => groups.filter((g) => g === group).length),
      )
      const already = Math.max(0, ...open.taken.map(([, n]) => n))
      holds('no group wins more than its cap', most <= Math.max(prize.per_group, already), { most, prize })
    }
  }
  if (type !== 'draw.call' && type !== 'go') return
  if (draw.need !== 'room') return
  const other = evening.parts.decide(
    before,
    { type, ask: { ...ask, word: `${String(ask['word'])} else` } },
    evening.context(who),
  )
  if ('refused' in other) return
  const elsewhere = evening.parts.evolve(
    before,
    other.facts.map((body) => ({ at: evening.now, body })),
  )
  for (const role of ['desk', 'hall'] as const) {
    const [one, two] = [evening.parts.see(role, after), evening.parts.see(role, elsewhere)]
    holds(
      'before the reveal desk and hall see nothing of who won',
      isDeepStrictEqual(wire(one), wire(two)),
      role,
    )
  }
}

const COMMANDS = [
  ['go', { any: true }],
  ['event.close', {}],
  ['draw.call', { word: 'w' }],
  ['draw.abandon', { reason: 'other' }],
] as const

/** A panel knows of every button what the server will say. */
function panel(evening: ShowRecorder, { after }: RecordedCommand): void {
  const view = wire(evening.parts.see('host', after))
  const host = { role: 'host', name: '' } as const
  const asks = [
    ...COMMANDS.map(([type, ask]) => ({ type, ask })),
    ...after.prizes.map((prize) => ({ type: 'draw.start', ask: { prize: prize.id, count: 1 } })),
    ...after.awards.slice(-4).flatMap(({ draw, entry }) => [
      { type: 'award.mark', ask: { draw, entry, absent: true } },
      { type: 'award.confirm', ask: { draw, entries: [entry] } },
      { type: 'award.void', ask: { draw, entry, reason: 'absent' } },
      { type: 'award.redraw', ask: { draw, entries: [entry], reason: 'absent' } },
    ]),
  ]
  for (const command of asks) {
    const server = evening.parts.refuse(after, command, host)
    holds(
      'a panel knows why a button is grey',
      isDeepStrictEqual(wire(evening.parts.refuse(view, command, host)), wire(server)),
      { command, server },
    )
    const { draw } = command.ask as { draw?: number }
    const unrevealed = after.draws.find((one) => one.id === draw)?.phase === 'closed'
    if (unrevealed) holds('an award is not spoken of before its reveal', server !== null, command)
  }
}

/** No role is shown more than the design gives it. */
function privacy(role: Role, view: State, json: string, state: State): void {
  if (role === 'host') return
  holds('only the host sees who is marked absent', !view.awards.some((award) => 'absent' in award), role)
  holds(
    'no telephone number or e-mail leaves the host',
    !json.includes('139-SECRET') && !json.includes('secret-'),
    role,
  )
  if (role !== 'desk' && role !== 'confidence')
    holds('no private note leaves host and desk', !json.includes('SECRET'), role)
  if (role === 'hall') {
    const entries = [...state.people.map((p) => p.entry), ...state.awards.map((a) => a.entry)]
    holds('the hall sees no entry', !entries.some((entry) => entry && json.includes(entry)))
    const shown = new Set(
      state.awards.filter((a) => a.rank <= state.draws.find((d) => d.id === a.draw)!.shown).map((a) => a.id),
    )
    holds(
      'the hall sees only what has been revealed',
      view.awards.every((award) => shown.has(award.id)),
    )
  }
}

/** Replay, proof and registry, once at the end. */
function ending(evening: ShowRecorder, parts: System): void {
  const whole = parts.evolve(emptyState('ev-1'), evening.facts)
  holds('replay gives the identical state', isDeepStrictEqual(whole, evening.state))
  const half = Math.floor(evening.facts.length / 2)
  const twice = parts.evolve(
    parts.evolve(emptyState('ev-1'), evening.facts.slice(0, half)),
    evening.facts.slice(half),
  )
  holds('a restart anywhere gives the identical state', isDeepStrictEqual(twice, evening.state))
  const { ok, findings } = audit(wire(evening.proof()))
  holds(
    'the audit of the proof finds nothing wrong',
    ok,
    findings.filter((f) => f.level === 'error'),
  )
  holds(
    'every command names its roles',
    Object.values(commands).every((rule) => rule.roles.length > 0),
  )
}
