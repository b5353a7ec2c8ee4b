import { mayCommand } from '../../shared/show/commands.ts'
import {
  emptyHouse,
  evolveHouse,
  houseCommands,
  houseFacts,
  type HouseContext,
  type HouseState,
} from '../../shared/show/house.ts'
import { refusal, type Body, type CommandRule } from '../../shared/show/rule.ts'
import { reader } from '../../shared/show/stored.ts'
import type { Rules } from '../ledger/rules.ts'

/** What the house's rules ask of the server beside the context. */
export type HouseEnvironment = Pick<HouseContext, 'pairing' | 'drawOpen' | 'cut'>

/** Reads the stored body of a fact of the house; see `reader`. */
export const readHouseFact = reader<Body>(houseFacts)

/** The rules of the house. */
export function houseRules(environment: HouseEnvironment): Rules<HouseState> {
  return {
    empty: emptyHouse,
    read: readHouseFact,
    evolve: evolveHouse,
    refuse(state, { type, ask }, context) {
      if (!Object.hasOwn(houseCommands, type)) return refusal('command-unknown', { type })
      const allowed = mayCommand(
        houseCommands as unknown as Record<string, CommandRule>,
        type,
        context.who.role,
      )
      if (!allowed) return refusal('forbidden', { type })
      return houseCommands[type]!.refuse(state, ask as never, { ...context, ...environment })
    },
    decide: (state, { type, ask }, context) =>
      houseCommands[type]!.decide(state, ask as never, { ...context, ...environment }),
    touches: () => [],
    touched: () => [],
  }
}
