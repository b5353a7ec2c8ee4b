import type { Fact, ImportPlan, Refusal } from '../shared/show/rule.ts'
import type { Journal, Line, Secrets } from './journals/journal.ts'
import type { Command, Rules, Session } from './rules.ts'

/** What a command that was done is answered; an opened draw adds `draw` and `open`. */
export interface Done {
  /** The number of the last line that the command wrote; where it wrote none, of the journal's last. */
  version: number
  [member: string]: unknown
}
export type Answer = Done | Refusal

/** A command as it is submitted. */
export interface Submission extends Command {
  /** Chosen by the sender: the same id from the same session always gets the same answer. */
  id: string
  /** The version that the sender saw; refused as `stale` if something the command touches changed since. */
  at?: number | undefined
}

/** What a durable step changed: told to every subscriber in the order of the journal. */
export interface Change<S> {
  before: S
  after: S
  /** The version before and after. */
  from: number
  to: number
  /** Hash of the last line. */
  head: string
  facts: Fact[]
}

/** What a ledger takes from its surroundings. */
export interface Surroundings<S> {
  now(): number
  /** The plan of an import's preview, computed against this state; undefined if the preview is not known. */
  plan?(preview: string, state: S): ImportPlan | undefined
  /** Called before facts are written: what must stand before they do, and the secrets that are written with them. */
  prepare?(lines: readonly Line[], command: Command, session: Session): Promise<Secrets>
}

/**
 * A journal folded into a state, and the one place where it is written: commands are decided one at a time, durable before
 * they are answered, and told to the subscribers in the order of the journal.
 */
export declare class Ledger<S> {
  /** Reads and verifies the whole journal. Throws a StoreError `journal-broken {line}` if the chain does not hold. */
  static open<S>(id: string, rules: Rules<S>, journal: Journal, around: Surroundings<S>): Promise<Ledger<S>>
  readonly id: string
  readonly rules: Rules<S>
  readonly journal: Journal
  /** The state of now; never changed in place. */
  get state(): S
  /** The number of the last line; 0 before the first. */
  get version(): number
  /** The hash of a version's last line; null for a version that never was. 64 zeros for version 0. */
  head(version?: number): string | null
  submit(submission: Submission, session: Session): Promise<Answer>
  /** What the session was answered under this id; null if the id is not known. */
  answer(session: Session, id: string): Promise<Answer | null>
  /** Calls back, synchronously and after it is durable, for every change; returns the way to stop it. */
  on(listener: (change: Change<S>) => void): () => void
  /** Why nothing can be written now, as a refusal; null while all is well. */
  get trouble(): Refusal | null
  close(): Promise<void>
}
