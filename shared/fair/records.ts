import { Type, type Static } from 'typebox'
import { hasForm } from './form.ts'
import { CHAIN_LENGTH } from './seeds.ts'
import { WORD_LENGTH } from './word.ts'

const EXACT = { additionalProperties: false } as const
const Text = Type.String()
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Positive = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const DrawNumber = Type.Integer({ minimum: 1, maximum: CHAIN_LENGTH })

/** A word called in the room; its length is in code points. */
const Word = Type.String({ maxLength: WORD_LENGTH })

/** drand quicknet, the one beacon that fd1 knows. */
export const QUICKNET = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971'

/** 64 lower-case hex digits: a hash, a seed, an entry. */
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const SealedPrize = Type.Object(
  {
    id: Text,
    name: Text,
    quantity: Count,
    unit: Type.Union([Type.Literal('person'), Type.Literal('group')]),
    groups: Type.Union([Type.Null(), Type.Array(Text)]),
    per_group: Count,
    excludes: Type.Union([Type.Literal('winners'), Type.Literal('own'), Type.Literal('none')]),
    counts: Type.Boolean(),
  },
  EXACT,
)
export type SealedPrize = Static<typeof SealedPrize>

export const Seal = Type.Object(
  {
    type: Type.Literal('fd1/seal'),
    event: Text,
    no: Positive,
    root: Hash,
    n: Count,
    tickets: Count,
    anchor: Hash,
    prizes: Type.Array(SealedPrize),
    text: Text,
  },
  EXACT,
)
export type Seal = Static<typeof Seal>

/** Who is out of a draw, by reason: entries, each list ascending, no entry twice. */
export const Without = Type.Object(
  { won: Type.Array(Hash), void: Type.Array(Hash), withdrawn: Type.Array(Hash), rule: Type.Array(Hash) },
  EXACT,
)
export type Without = Static<typeof Without>

export const Need = Type.Union([Type.Literal('room'), Type.Literal('beacon'), Type.Literal('none')])
export type Need = Static<typeof Need>

export const Open = Type.Object(
  {
    type: Type.Literal('fd1/open'),
    event: Text,
    no: DrawNumber,
    seal: Hash,
    prev: Hash,
    prize: Text,
    count: Positive,
    without: Without,
    taken: Type.Array(Type.Tuple([Text, Positive])),
    need: Need,
    beacon: Type.Union([Type.Null(), Type.Object({ chain: Type.Literal(QUICKNET), round: Positive }, EXACT)]),
    redraw: Type.Union([Type.Null(), DrawNumber]),
  },
  EXACT,
)
export type Open = Static<typeof Open>

export const Close = Type.Object(
  {
    type: Type.Literal('fd1/close'),
    open: Hash,
    room: Word,
    beacon: Type.Union([
      Type.Null(),
      Type.Object({ round: Positive, signature: Type.String({ pattern: '^[0-9a-f]{96}$' }) }, EXACT),
    ]),
  },
  EXACT,
)
export type Close = Static<typeof Close>

export const Result = Type.Object(
  { type: Type.Literal('fd1/result'), close: Hash, seed: Hash, winners: Type.Array(Hash) },
  EXACT,
)
export type Result = Static<typeof Result>

export const Abandon = Type.Object(
  {
    type: Type.Literal('fd1/abandon'),
    open: Hash,
    seed: Hash,
    room: Word,
    reason: Type.Union([Type.Literal('prize'), Type.Literal('technical'), Type.Literal('other')]),
  },
  EXACT,
)
export type Abandon = Static<typeof Abandon>

export const VoidReason = Type.Union([
  Type.Literal('absent'),
  Type.Literal('declined'),
  Type.Literal('ineligible'),
  Type.Literal('error'),
])
export type VoidReason = Static<typeof VoidReason>

export const Void = Type.Object(
  { type: Type.Literal('fd1/void'), no: DrawNumber, entry: Hash, reason: VoidReason },
  EXACT,
)
export type Void = Static<typeof Void>

export const WithdrawReason = Type.Union([
  Type.Literal('left'),
  Type.Literal('asked'),
  Type.Literal('ineligible'),
  Type.Literal('error'),
])
export type WithdrawReason = Static<typeof WithdrawReason>

export const Withdraw = Type.Object(
  { type: Type.Literal('fd1/withdraw'), entry: Hash, reason: WithdrawReason },
  EXACT,
)
export type Withdraw = Static<typeof Withdraw>

export const Return = Type.Object({ type: Type.Literal('fd1/return'), entry: Hash }, EXACT)
export type Return = Static<typeof Return>

/** The schema of every public record, by its type. */
export const RECORDS = {
  'fd1/seal': Seal,
  'fd1/open': Open,
  'fd1/close': Close,
  'fd1/result': Result,
  'fd1/abandon': Abandon,
  'fd1/void': Void,
  'fd1/withdraw': Withdraw,
  'fd1/return': Return,
} as const

export type RecordType = keyof typeof RECORDS
export type PublicRecord = Static<(typeof RECORDS)[RecordType]>

/** Whether a fact's body is one of fd1's records, by its type alone: a public copy of the journal shows just these. */
export function isPublic(body: unknown): body is PublicRecord {
  const type = (body as { type?: unknown } | null | undefined)?.type
  return typeof type === 'string' && Object.prototype.hasOwnProperty.call(RECORDS, type)
}

/** Whether a body is a public record in its exact form: every member, no other, each of its kind. */
export function isExact(body: unknown): body is PublicRecord {
  return isPublic(body) && hasForm(RECORDS[body.type], body)
}
