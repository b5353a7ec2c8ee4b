import { Type } from 'typebox'
import { hash, toHex } from '../fair/hash.ts'
import { pool, winners } from '../fair/pick.ts'
import type { Close, Open, Without } from '../fair/records.ts'
import { entrants, MAX_TICKETS } from '../fair/roll.ts'
import { roundTime } from '../fair/round.ts'
import type { Steps } from '../fair/steps.ts'
import { CHAIN_LENGTH } from '../fair/seeds.ts'
import { cleanWord, isCalled } from '../fair/word.ts'
import { announced, BeaconRound, refuseNeed, refuseRound } from './beacon.ts'
import { closedOrOpen } from './event.ts'
import { opensOnStage, refuseOrder } from './orders.ts'
import { timetable } from './pace.ts'
import { ableIn, exclusions, poolInSteps, poolOf, rollSums, rollSumsInSteps } from './pool.ts'
import { leftOf, MAX_ORDER, MAX_PER_DRAW } from './prizes.ts'
import {
  command,
  isRefusal,
  refusal,
  type Body,
  type CommandRule,
  type Context,
  type Decision,
  type Refusal,
} from './rule.ts'
import { sealFacts } from './sealing.ts'
import { refuseUnseen, runsOnStage } from './stage.ts'
import type { Draw, Need, Page, State } from './state.ts'
import { find } from './table.ts'
import { Id } from './texts.ts'

const EXACT = { additionalProperties: false }
const Word = Type.String({ maxLength: 2000 })

/** Why no draw of a prize may open now. */
export function refuseStart(state: State, prizeId: string, need?: Need): Refusal | null {
  const refused = closedOrOpen(state)
  if (refused) return refused
  const prize = find(state.prizes, prizeId)
  if (!prize) return refusal('prize-unknown', { prize: prizeId })
  const unavailable = refuseNeed(state, need ?? prize.need)
  if (unavailable) return unavailable
  if (state.draws.length >= CHAIN_LENGTH) return refusal('seeds-used-up')
  if (prize.left <= 0) return refusal('stock-empty', { prize: prizeId })
  const { tickets } = rollSums(state)
  if (tickets > MAX_TICKETS) return refusal('tickets-too-many', { tickets, most: MAX_TICKETS })
  const pool = poolOf(state, prize)
  if (ableIn(pool) === 0) return refusal('pool-empty', { prize: prizeId, ...pool.without })
  return refuseOrder(state, prize, pool.size)
}

/** Works out what is long in the decision to seal and, where it is named, to draw a prize, so that it is had at once. */
export function* foreseeStart(state: State, prizeId?: string): Steps<void> {
  yield* rollSumsInSteps(state)
  const prize = prizeId === undefined ? undefined : find(state.prizes, prizeId)
  if (prize) yield* poolInSteps(state, prize)
}

/** How many entrants are out. */
const countOf = ({ won, void: voided, withdrawn, rule }: Without): number =>
  won.length + voided.length + withdrawn.length + rule.length

/**
 * The facts that open a draw: a new seal if anything changed, OPEN, and how the stage shows it. An order draw takes its whole
 * pool; beside the stage nobody waits for it to land, unless for words.
 */
export function openDraw(
  state: State,
  ask: { prize: string; count: number; need?: Need | undefined; redraw: number | null },
  context: Context,
): Decision | Refusal {
  const prize = find(state.prizes, ask.prize)!
  const { facts, roll, seal } = sealFacts(state, context)
  const { rows, without, taken } = exclusions(state, prize, roll)
  const no = state.draws.length + 1
  const need = ask.need ?? prize.need
  const eligible = prize.groups ? pool(rows, prize, without).length : rows.length - countOf(without)
  const open: Open = {
    type: 'fd1/open',
    event: state.id,
    no,
    seal,
    prev: '',
    prize: prize.id,
    count: prize.order ? Math.max(1, eligible) : Math.min(ask.count, leftOf(state, prize)),
    without,
    taken,
    need,
    beacon: announced(state, need, context.now),
    redraw: ask.redraw,
  }
  if (eligible === 0) return refusal('pool-empty', { prize: prize.id, ...poolOf(state, prize).without })
  const wait = opensOnStage(state, prize) ? prize.auto : 0
  const landsAt = open.need === 'none' && wait !== null ? context.now + wait * 1000 : null
  facts.push(
    { type: 'draw-staged', no, pool: eligible, pace: prize.pace, animation: prize.animation, landsAt },
    open,
  )
  return { facts }
}

/** The draw that waits for its words, or why there is none. */
function waiting(state: State): Draw | Refusal {
  const draw = state.opened && find(state.draws, state.opened.no)
  if (!draw) return refusal('no-draw-open')
  return draw.phase === 'open' ? draw : refusal('already-called', { draw: draw.id })
}

/** The word as it is stored, or why it cannot be. */
function calledWord(draw: Draw, text: string | undefined): string | Refusal {
  const word = cleanWord(text ?? '')
  if (word === null) return refusal('word-too-long')
  if (draw.need === 'room') return isCalled(word) ? word : refusal('word-missing')
  return word === '' ? word : refusal('word-unwanted')
}

/** What a call says: the words called in the room, or the round of the beacon. */
export interface Closing {
  word?: string
  beacon?: BeaconRound
}
/** The record that a call would write, and its hash. */
export interface Closed {
  draw: Draw
  close: Close
  closed: string
}

/** The CLOSE that a call makes of the draw that waits, or why there is none. */
export function closeOf(state: State, ask: Closing): Closed | Refusal {
  const draw = waiting(state)
  if (isRefusal(draw)) return draw
  const room = calledWord(draw, ask.word)
  if (typeof room !== 'string') return room
  const close: Close = { type: 'fd1/close', open: draw.open, room, beacon: ask.beacon ?? null }
  return { draw, close, closed: hash(close) }
}

/** How a result comes to be seen: page by page on the stage, all at once beside it. */
function landing(state: State, draw: Draw, winners: number, now: number): Body[] {
  if (runsOnStage(state))
    return [{ type: 'draw-timed', no: draw.id, pages: timetable(winners, draw.at, now, draw.pace) }]
  const page: Page = { from: 0, to: winners, at: now, names: now, over: now }
  return [
    { type: 'draw-timed', no: draw.id, pages: [page] },
    { type: 'draw-revealed', no: draw.id, to: winners },
  ]
}

export const drawCommands: Record<string, CommandRule> = {
  'draw.start': command({
    roles: ['host'],
    ask: Type.Object(
      {
        prize: Id,
        /** An order draw ranks its whole pool, whatever is asked. */
        count: Type.Integer({ minimum: 1, maximum: MAX_ORDER }),
        need: Type.Optional(
          Type.Union((['room', 'beacon', 'none'] as const).map((need) => Type.Literal(need))),
        ),
      },
      EXACT,
    ),
    touches: () => ['show'],
    refuse: (state, { prize, count, need }) =>
      count > MAX_PER_DRAW && !find(state.prizes, prize)?.order
        ? refusal('ask-malformed', { path: '/count', rule: 'maximum' })
        : refuseStart(state, prize, need),
    decide: (state, ask, context) => openDraw(state, { ...ask, redraw: null }, context),
  }),
  'draw.call': command({
    roles: ['host', 'server'],
    ask: Type.Object({ word: Type.Optional(Word), beacon: Type.Optional(BeaconRound) }, EXACT),
    touches: () => ['show'],
    refuse(state, ask) {
      const draw = waiting(state)
      if (isRefusal(draw)) return draw
      const word = calledWord(draw, ask.word)
      const unfit = typeof word === 'string' ? refuseRound(draw, ask.beacon) : word
      return refuseUnseen(state) ?? unfit
    },
    decide(state, ask, context) {
      const { draw, close, closed } = closeOf(state, ask) as Closed
      const open = state.opened!
      const { beacon } = close
      if (beacon && context.now < roundTime(beacon.round))
        return refusal('round-early', { round: beacon.round })
      if (beacon && !context.beacon?.(beacon.round, beacon.signature))
        return refusal('round-false', { round: beacon.round })
      const prize = find(state.prizes, draw.prize)!
      const seed = context.seed(draw.id)
      const list =
        context.winners?.(closed) ??
        winners({
          seed,
          close: closed,
          pool: pool(entrants(state.id, state.roll, prize.unit), prize, open.without),
          count: open.count,
          perGroup: prize.per_group,
          taken: open.taken,
          ...(context.keyed && { keyed: context.keyed }),
        })
      return {
        facts: [
          close,
          { type: 'fd1/result', close: closed, seed: toHex(seed), winners: list },
          ...landing(state, draw, list.length, context.now),
        ],
      }
    },
  }),
  'draw.abandon': command({
    roles: ['host'],
    ask: Type.Object(
      {
        reason: Type.Union((['prize', 'technical', 'other'] as const).map((reason) => Type.Literal(reason))),
        word: Type.Optional(Word),
      },
      EXACT,
    ),
    touches: () => ['show'],
    refuse(state, ask) {
      const draw = waiting(state)
      if (isRefusal(draw)) return draw
      const word = cleanWord(ask.word ?? '')
      if (word === null) return refusal('word-too-long')
      return word !== '' && draw.need !== 'room' ? refusal('word-unwanted') : null
    },
    decide(state, ask, context) {
      const draw = waiting(state) as Draw
      return {
        facts: [
          {
            type: 'fd1/abandon',
            open: draw.open,
            seed: toHex(context.seed(draw.id)),
            room: cleanWord(ask.word ?? '') ?? '',
            reason: ask.reason,
          },
        ],
      }
    },
  }),
  'draw.reveal': command({
    roles: ['server'],
    ask: Type.Object({ draw: Type.Integer(), to: Type.Integer() }, EXACT),
    touches: () => [],
    refuse(state, ask) {
      const draw = find(state.draws, ask.draw)
      if (draw?.phase !== 'closed' || state.opened?.no !== ask.draw) return refusal('no-draw-open')
      if (!draw.pages.some((page) => page.to === ask.to && page.to >= draw.shown))
        return refusal('page-unknown')
      return refuseUnseen(state)
    },
    decide: (_state, ask) => ({ facts: [{ type: 'draw-revealed', no: ask.draw, to: ask.to }] }),
  }),
}
