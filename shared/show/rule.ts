import type { Static, TObject, TSchema } from 'typebox'
import type { BeaconCheck } from '../fair/auditState.ts'
import type { Hash, Keyed } from '../fair/hash.ts'
import type { EventFact } from './facts.ts'
import type { HouseFact } from './house.ts'
import type { RootedRoll } from './nextRoll.ts'
import type { Draft } from './table.ts'
import type { Prize, State, WithdrawReason } from './state.ts'

/** Who asks: `server` is the server's own clock (reveals that fall due). */
export const ROLES = ['host', 'desk', 'stage', 'confidence', 'hall', 'guest'] as const
export type Role = (typeof ROLES)[number]
/** Whether a role is of the audience, and not of those who run the show. */
export const isAudience = (role: Role): boolean => role === 'hall' || role === 'guest'
export interface Who {
  role: Role | 'server'
  /** The name given at sign-in, '' if none. */
  name: string
  /** Of a guest: whose ticket's key it is, or the group whose table's card it is on. */
  person?: string | undefined
  group?: string | undefined
}

/** Why not, as data: the code is the key of its translation. */
export interface Refusal {
  refused: string
  with: Record<string, unknown>
}

export const refusal = (refused: string, params: Record<string, unknown> = {}): Refusal => ({
  refused,
  with: params,
})

/** The body of a journal's line, by its `type`: an fd1 record in its exact form, or a private fact, which is salted when stored. */
export type Body = EventFact | HouseFact
export interface Fact {
  /** Epoch ms. */
  at: number
  /** null where it has been erased. */
  body: Body | null
}

export interface Decision {
  facts: Body[]
  /** Facts that follow, each made when it is taken: where there are very many, they are written in turns with other work. */
  more?: Iterable<Body>
  /** What the answer carries beside the version. */
  answer?: Record<string, unknown>
}

/** All facts of a decision, made at once. */
export const factsOf = ({ facts, more = [] }: Decision): Body[] => [...facts, ...more]

/** Who an import adds, changes and withdraws, computed against the very state that the command is decided on. */
export interface ImportPlan {
  added: PersonInput[]
  changed: { person: string; after: Partial<PersonInput> }[]
  withdrawn?: { person: string; reason: WithdrawReason }[]
}
/** What the host takes of what an import does only when asked: all of a kind, or those named. */
export interface ImportChoices {
  /** Ids of people whom the list makes somebody else. */
  replace?: true | string[]
  /** Ids of people whose row says that they do not come, to be withdrawn. */
  leaving?: true | string[]
  /** Ids of people who are not on the list, to be withdrawn. */
  missing?: true | string[]
  /** A code of everybody who is on the list under several, to be made one person. */
  merge?: true | string[]
}
/** What `people.import` asks: the preview, and what is taken of it beyond what is done unasked. */
export type ImportAsk = { preview: string } & ImportChoices
export interface PersonInput {
  code: string
  name: string
  group: string
  background?: string
  tags: string[]
  weight: number
  phone: string
  email: string
  checkedIn?: boolean
  /** Further ticket codes of theirs. */
  also?: string[]
}

/** A prize as a row of a list says it; what is left out, the row says nothing about. */
export interface PrizeRow extends Partial<Pick<Prize, 'quantity' | 'value' | 'note' | 'per_draw' | 'need'>> {
  /** As the file's user counts, from 1. */
  row: number
  name: string
  /** The sponsor's name, '' if the prize has none. */
  sponsor?: string
}
/** What a list of prizes does, computed against the very state that the command is decided on. */
export interface PrizePlan {
  /** Names of the sponsors that are new. */
  sponsors: string[]
  added: PrizeRow[]
  changed: { row: number; prize: string; after: Partial<Prize> }[]
}

/** An event whose people were copied from another. */
export interface Copy {
  id: string
  /** When backups of it were downloaded, epoch ms. */
  backups: readonly number[]
}

/** All that a decision takes from outside the state. */
export interface Context {
  /** Epoch ms. */
  now: number
  who: Who
  /** A fresh id: 16 hex digits. */
  id(): string
  /** A fresh salt: 32 hex digits. */
  salt(): string
  /** Anchor of the event's seed chain, and the secret seed of draw `no` (32 bytes). */
  anchor: string
  seed(no: number): Uint8Array
  /** The plan of a `people.import`; undefined if the preview is not known (any more). */
  plan?: ImportPlan | undefined
  /** The plan of a `prizes.import`; undefined if the preview is not known (any more). */
  prizes?: PrizePlan | undefined
  /** The events whose people were copied from this one, copies of a copy before the copy. */
  copies?: readonly Copy[] | undefined
  /** The people whose own pages are connected, and 32 bits of secure chance for drawing lots among them. */
  guests?: { connected: readonly string[]; lot: number } | undefined
  /** Checks the signature of a round of the beacon: without it no draw is closed with one. */
  beacon?: BeaconCheck | undefined
  /** Faster or cached ways to the same values, where the server has them. */
  keyed?: Keyed | undefined
  hash?: Hash | undefined
  roll?: ((state: State) => RootedRoll) | undefined
  /** The winners that a CLOSE of this hash gives, where they are drawn already. */
  winners?: ((closed: string) => string[] | undefined) | undefined
}

export interface CommandRule<A extends TSchema = TSchema> {
  roles: readonly (Role | 'server')[]
  ask: A
  /** Keys of what the command touches: 'show', 'person:ID', 'prize:ID', 'award:DRAW.ENTRY' …; `at` is stale if one changed since. */
  touches(ask: Static<A>, state: State): string[]
  /** Why the command may not be done now; null if it may. Pure, and asked by panels too. */
  refuse(state: State, ask: Static<A>, who: Who): Refusal | null
  decide(state: State, ask: Static<A>, context: Context): Decision | Refusal
}

/**
 * The stored form of one type of fact. Events are kept for ever, so a schema never changes, and stands apart from that of the
 * state: a new form gets a new version, which stands in the body as `v` (`v: Type.Literal(2)`; without it the version is 1), and
 * an upcaster from the one before.
 */
export interface FactForm<S extends TObject = TObject> {
  /** What the body holds beside its `type` and its `salt`; of an fd1 record, the whole record. */
  schema: S
  /** By version: the body of that version in the form of the next. Pure. */
  upcast?: Record<number, (old: Record<string, unknown>) => Record<string, unknown>>
}

/** What stands in a stored body beside the members of its schema. */
interface Envelope {
  type: string
  salt?: string
}

/** What facts of an event do to its state. */
export interface FactRule<S extends TObject = TObject> extends FactForm<S> {
  evolve(draft: Draft, body: Static<S> & Envelope, at: number): void
  /** The members of the state that are all which `evolve` reads and writes, where that takes long: it may be done ahead. */
  within?: readonly (keyof State)[]
  /** As `touches` of a command; `state` is the state before the fact. */
  touches(body: Static<S>, state: State): string[]
  /** The person whose data the body holds: it is erased with them. */
  person?(body: Static<S>): string
}

/** The bodies of a registry of facts: a union by `type`. */
export type BodyOf<R extends Record<string, FactForm>> = {
  [T in keyof R & string]: { type: T } & Static<R[T]['schema']>
}[keyof R & string]

/** Gives a command or a fact its types from its schema. */
export const command = <A extends TSchema>(rule: CommandRule<A>): CommandRule =>
  rule as unknown as CommandRule
export const fact = <S extends TObject>(rule: FactRule<S>): FactRule<S> => rule
export const isRefusal = (value: object): value is Refusal => 'refused' in value
