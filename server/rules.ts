import type { Body, CommandRule, Context, Decision, Fact, Refusal, Role, Who } from '../shared/show/rule.ts'

/** What somebody asks, as it arrived: the type is the name of a rule, the ask fits its schema. */
export interface Command {
  type: string
  ask: Record<string, unknown>
}

/** The rules that a ledger follows; an event and the house each have theirs. Pure, and shared with the panels. */
export interface Rules<S> {
  commands: Record<string, CommandRule>
  /** The state before the first fact. */
  empty(id: string): S
  evolve(state: S, facts: readonly Fact[]): S
  /** Why the command may not be done now; null if it may. */
  refuse(state: S, command: Command, who: Who): Refusal | null
  decide(state: S, command: Command, context: Context): Decision | Refusal
  /** Keys of what a command touches. */
  touches(state: S, command: Command): string[]
  /** Keys of what a fact changes; `state` is the state before it. */
  touched(state: S, body: Body): string[]
  /** The person whose data a body holds; undefined if none. */
  person(body: Body): string | undefined
  /** Ids of the people whose data an erasure leaves in place. */
  kept(state: S): Set<string>
}

/** Who submits: an answer belongs to the session that it was given to. */
export interface Session {
  id: string
  role: Role | 'server'
  /** The name given at sign-in, '' if none. */
  name: string
}
