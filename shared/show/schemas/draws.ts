import { Type } from 'typebox'
import { Abandon, Hash, Open } from '../../fair/records.ts'
import { oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'
import { Need, Pace, Unit } from './prizes.ts'

export const AbandonReason = Abandon.properties.reason

/** One page of winners of a draw: the winners [from, to) and, in epoch ms, when its picture starts to slow down, shows the names, and is over. */
export const Page = Type.Object({ from: Count, to: Count, at: Time, names: Time, over: Time }, EXACT)

export const Draw = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    prize: Type.String(),
    count: Type.Integer({ minimum: 1 }),
    need: Need,
    phase: oneOf('open', 'closed', 'revealed', 'abandoned'),
    /** Hash of OPEN; its first 100 bits are the code that the hall photographs. */
    open: Hash,
    winners: Type.Array(Hash),
    /** Epoch ms of OPEN. */
    at: Time,
    pace: Pace,
    animation: Type.String(),
    /** Entrants that could win when the draw opened. */
    pool: Count,
    /** How many entrants were out, by reason. */
    without: Type.Object({ won: Count, void: Count, withdrawn: Count, rule: Count }, EXACT),
    redraw: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    /** The words called, '' until the draw is closed. */
    word: Type.String(),
    /** The timetable of the landing, page by page; empty until the draw is closed. */
    pages: Type.Array(Page),
    /** How many of the winners have been revealed. */
    shown: Count,
    /** Epoch ms of the last reveal; 0 before it. The absent clock counts from here. */
    revealedAt: Time,
    /** Lands by itself at this epoch ms; null waits for GO. */
    landsAt: Type.Union([Time, Type.Null()]),
    reason: Type.Union([AbandonReason, Type.Null()]),
    /** The round of the public beacon that decides, where chance comes from it. */
    round: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  EXACT,
)

export const SealInfo = Type.Object(
  { no: Type.Integer({ minimum: 1 }), hash: Hash, root: Hash, n: Count, tickets: Count },
  EXACT,
)

/** One line of a roll: the entry's hash, its weight, its group ('' for none). */
export const Row = Type.Tuple([Hash, Type.Integer({ minimum: 1 }), Type.String()])

/** What an entry's hash commits to; private to the person. */
export const Entry = Type.Object(
  {
    type: Type.Literal('fd1/entry'),
    event: Type.String(),
    id: Type.String(),
    name: Type.String(),
    salt: Type.String(),
  },
  EXACT,
)

/** All that decided a draw, as its fd1 records have it: of the server only, from OPEN on. */
export const Chance = Type.Object(
  {
    /** The number of the draw. */
    id: Type.Integer({ minimum: 1 }),
    open: Open,
    /** The sealed roll at OPEN, and what the seal said of the prize. */
    roll: Type.Array(Row),
    unit: Unit,
    groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
    /** H(close) and the seed, once it is called. */
    close: Type.Optional(Hash),
    seed: Type.Optional(Hash),
  },
  EXACT,
)
