import { commands, mayCommand, type Command } from './commands.ts'
import { refusal, type Refusal, type Who } from './rule.ts'
import type { State } from './state.ts'

/**
 * Why this command may not be done now by whom, or null. The server asks it first, a panel asks it to know why a button is
 * grey. The ask is taken to fit its schema.
 */
export function refuse(state: State, { type, ask }: Command, who: Who): Refusal | null {
  if (!Object.hasOwn(commands, type)) return refusal('command-unknown', { type })
  if (!mayCommand(commands, type, who.role)) return refusal('forbidden', { type })
  return commands[type]!.refuse(state, ask as never, who)
}
