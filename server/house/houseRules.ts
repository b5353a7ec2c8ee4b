import { mayCommand } from '../../shared/show/commands.ts'
import {
  emptyHouse,
  evolveHouse,
  houseCommands,
  houseFacts,
  type HouseContext,
  type HouseState,
  type PairingCode,
} from '../../shared/show/house.ts'
import { refusal, type Body, type CommandRule } from '../../shared/show/rule.ts'
import { reader } from '../../shared/show/stored.ts'
import type { DecisionContext, Rules } from '../ledger/rules.ts'

/** What the house's rules ask of the server beside the context. */
export interface HouseEnvironment extends Pick<HouseContext, 'drawOpen' | 'cut'> {
  /** What a pairing code stands for; undefined if no screen shows it. */
  pairing(code: string): Promise<PairingCode | undefined>
}

/** Reads the stored body of a fact of the house; see `reader`. */
export const readHouseFact = reader<Body>(houseFacts)

/** The command that asks for a code: which one waits is known only to who looks it up. */
const APPROVE = 'key.approve'

/** The rules of the house. */
export function houseRules(environment: HouseEnvironment): Rules<HouseState> {
  const { drawOpen, cut } = environment
  const known = (context: DecisionContext, code?: PairingCode): HouseContext => ({
    ...context,
    drawOpen,
    cut,
    pairing: () => code,
  })
  return {
    empty: emptyHouse,
    read: readHouseFact,
    *evolve(before, facts) {
      let state = before
      for (const fact of facts) {
        state = evolveHouse(state, [fact])
        yield
      }
      return state
    },
    refuse(state, { type, ask }, context) {
      if (!Object.hasOwn(houseCommands, type)) return refusal('command-unknown', { type })
      const allowed = mayCommand(
        houseCommands as unknown as Record<string, CommandRule>,
        type,
        context.who.role,
      )
      if (!allowed) return refusal('forbidden', { type })
      return type === APPROVE ? null : houseCommands[type]!.refuse(state, ask as never, known(context))
    },
    async decide(state, { type, ask }, context) {
      const { refuse, decide } = houseCommands[type]!
      if (type !== APPROVE) return decide(state, ask as never, known(context))
      const found = known(context, await environment.pairing(String(ask['code'])))
      return refuse(state, ask as never, found) ?? decide(state, ask as never, found)
    },
    touches: () => [],
    touched: () => [],
  }
}
