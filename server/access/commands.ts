import { Compile } from 'typebox/compile'
import { commands as eventCommands } from '../../shared/show/commands.ts'
import { houseCommands } from '../../shared/show/house.ts'
import { isAudience, isRefusal, refusal, type CommandRule, type Refusal } from '../../shared/show/rule.ts'
import type { CommandMessage } from '../../shared/wire.ts'
import { submitter, type Caller } from './callers.ts'
import { statusOf } from './errors.ts'
import { HOUSE, type House } from '../house/house.ts'
import type { Beginning } from '../house/events/registry.ts'
import type { Answer } from '../ledger/ledger.ts'
import { Measure } from '../ledger/measures.ts'
import { unsafePath } from './jsonSafety.ts'

/** What is checked before a command is submitted: who may give it, and the schema of what is asked. */
type Rule = Pick<CommandRule, 'roles' | 'ask'>

/** The one registry of commands, for HTTP and sockets alike. */
export const registry = {
  event: eventCommands as Record<string, Rule>,
  house: houseCommands as Record<string, Rule>,
}

const checks = new WeakMap<Rule, ReturnType<typeof Compile>>()
function checkOf(rule: Rule): ReturnType<typeof Compile> {
  let check = checks.get(rule)
  if (!check) checks.set(rule, (check = Compile(rule.ask)))
  return check
}

/** The path in a refusal is cut to so many UTF-16 units. */
const MAX_PATH_LENGTH = 200

/** Why a message may not even be submitted: unknown, not for this role, or malformed. */
export function refuseMessage(event: string, { type, ask }: CommandMessage, caller: Caller): Refusal | null {
  const rules = event === HOUSE ? registry.house : registry.event
  if (!Object.hasOwn(rules, type)) return refusal('command-unknown', { type })
  const rule = rules[type]!
  if (!rule.roles.includes(caller.role) || !caller.session) return refusal('forbidden', { type })
  const unsafe = unsafePath(ask)
  if (unsafe !== null)
    return refusal('ask-malformed', { path: unsafe.slice(0, MAX_PATH_LENGTH), rule: 'plain' })
  const check = checkOf(rule)
  if (check.Check(ask)) return null
  const [first] = check.Errors(ask)
  // A member that the schema does not name is told as one whose schema is `false`.
  const broken = first?.keyword === 'boolean' ? 'additionalProperties' : first?.keyword
  const path = first?.instancePath.slice(0, MAX_PATH_LENGTH)
  return refusal('ask-malformed', { path: path ?? '', rule: broken ?? '' })
}

/** What became of a command: `failed` is what the server could not do, `refused` what the rules do not allow. */
export const OUTCOMES = ['done', 'refused', 'failed'] as const
/** A command was answered: what became of it, and how long that took from its arrival, ms. */
export const answeredCommands = new Measure<{ ms: number; outcome: (typeof OUTCOMES)[number] }>('command')

/** Gives a command to the event (or the house) for a caller; answers what it became, or why not. `event.new` may say what it begins with. */
export async function command(
  context: { house: House },
  event: string,
  message: CommandMessage,
  caller: Caller,
  beginning?: Beginning,
): Promise<Answer> {
  const began = performance.now()
  const tell = (outcome: (typeof OUTCOMES)[number]) =>
    answeredCommands.tell({ ms: performance.now() - began, outcome })
  try {
    const answer = await give(context, event, message, caller, beginning)
    if (!isRefusal(answer)) tell('done')
    else tell(statusOf(answer.refused) < 500 ? 'refused' : 'failed')
    return answer
  } catch (error) {
    tell('failed')
    throw error
  }
}

async function give(
  { house }: { house: House },
  event: string,
  message: CommandMessage,
  caller: Caller,
  beginning?: Beginning,
): Promise<Answer> {
  const session = submitter(caller)
  const refused = refuseMessage(event, message, caller)
  if (refused)
    return caller.session && !isAudience(caller.role)
      ? house.refuse(event, message.id, refused, session)
      : refused
  return beginning ? house.make(message, session, beginning) : house.submit(event, message, session)
}
