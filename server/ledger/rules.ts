import type { Steps } from '../../shared/fair/steps.ts'
import type { Body, Decision, Fact, Refusal, Role, Who } from '../../shared/show/rule.ts'

/** What somebody asks; the ask fits the schema of its type. */
export interface Command {
  type: string
  ask: Record<string, unknown>
}

/** Who submits: an answer belongs to the session of its id. */
export interface Submitter {
  id: string
  role: Role | 'server'
  /** The name given at sign-in, '' if none. */
  name: string
  /** Of a guest: whose ticket's key it is, or the group whose table's card it is on. */
  person?: string | undefined
  group?: string | undefined
}

/** What a ledger hands to every decision. */
export interface DecisionContext {
  /** Epoch ms. */
  now: number
  who: Who
  /** A fresh id: 16 hex digits. */
  id(): string
  /** A fresh salt: 32 hex digits. */
  salt(): string
}

/** The rules that a ledger follows; an event and the house each have theirs. Everything in them is pure but for the context. */
export interface Rules<S> {
  /** The state before the first fact. */
  empty(id: string): S
  /** A body as it was stored, in the present version of its type. Throws on one that does not fit its schema, or is not known. */
  read(stored: unknown): Body
  /** In steps, between which other work is let in. */
  evolve(state: S, facts: readonly Fact[]): Steps<S>
  /** Why the command may not be done now by whom; null if it may. Knows which role may what. */
  refuse(state: S, command: Command, context: DecisionContext): Refusal | null
  /**
   * Works out what the decision needs and what takes long, off the event loop, and answers facts that it is going to have; nothing
   * where there is nothing of the kind.
   */
  foresee?(state: S, command: Command, who: Who): Promise<readonly Body[]> | undefined
  decide(
    state: S,
    command: Command,
    context: DecisionContext,
  ): Decision | Refusal | Promise<Decision | Refusal>
  /** Keys of what a command touches, and of what a fact changes: a command is stale if one changed since it was given. */
  touches(state: S, command: Command): string[]
  touched(state: S, body: Body): string[]
  /** The members of the state that are all which folding a body reads and writes; absent where that is not known. */
  within?(body: Body): readonly (keyof S)[] | undefined
  /** How personal data is found; absent where there is none. */
  personal?: Personal<S>
}

/** Which bodies hold whose data, and when it goes. */
export interface Personal<S> {
  /** The person whose data a body holds; undefined if none. */
  holds(body: Body): string | undefined
  /** Two persons that a body makes one: what `drop` had is `keep`'s from now on. */
  merges(body: Body): { keep: string; drop: string } | undefined
  /** Whether a body erases the data of everyone whom the state after it does not keep. */
  erases(body: Body): boolean
  kept(state: S): ReadonlySet<string>
}
