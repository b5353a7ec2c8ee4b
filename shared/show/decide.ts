import { commands, type Command } from './commands.ts'
import type { Context, Decision, Refusal } from './rule.ts'
import type { State } from './state.ts'

/** The facts that a command makes of a state, which did not refuse it; or a refusal that only the context could tell. */
export function decide(state: State, { type, ask }: Command, context: Context): Decision | Refusal {
  return commands[type]!.decide(state, ask as never, context)
}
