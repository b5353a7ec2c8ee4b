import { randomInt } from 'node:crypto'
import type { BeaconCheck } from '../../shared/fair/auditState.ts'
import { commands } from '../../shared/show/commands.ts'
import { decide } from '../../shared/show/decide.ts'
import { foreseeStart } from '../../shared/show/draws.ts'
import { keptPeople } from '../../shared/show/event.ts'
import { evolveInSteps } from '../../shared/show/evolve.ts'
import type { RootedRoll } from '../../shared/show/nextRoll.ts'
import { factRule, facts } from '../../shared/show/facts.ts'
import { refuse } from '../../shared/show/refuse.ts'
import type { Body, Copy, ImportAsk, ImportPlan, PrizePlan } from '../../shared/show/rule.ts'
import { rollFacts } from '../../shared/show/sealing.ts'
import { emptyState, type State } from '../../shared/show/state.ts'
import { reader } from '../../shared/show/stored.ts'
import { loadBeaconCheck } from '../beacon/signature.ts'
import type { Rules } from './rules.ts'
import { Results } from './results.ts'
import type { Rolls } from './rolls.ts'
import { nodeHash, nodeKeyed } from '../workers/digests.ts'
import { Turns } from '../turns/turns.ts'
import { seedsOf } from './seeds.ts'

/** The plan of an import's preview, computed against the state that it is decided on; undefined if the preview is not known. */
export type PlanOf = (ask: ImportAsk, state: State) => Planned
/** The same of a list of prizes. */
export type PrizePlanOf = (preview: string, state: State) => Promise<PrizePlan | undefined>
export type Planned = ImportPlan | undefined | Promise<ImportPlan | undefined>

/** Reads the stored body of an event's fact; see `reader`. */
export const readFact = reader<Body>(facts)

/** What an event's decisions take from the house. */
export interface EventSurroundings {
  plan?: PlanOf
  prizePlan?: PrizePlanOf
  /** The events whose people were copied from this one, copies of a copy before the copy. */
  copies?(): readonly Copy[]
  /** The people whose own pages are connected to this server. */
  guests?(): readonly string[]
}

/** The commands that seal the list where it changed. */
const SEALING = new Set(['draw.start', 'award.redraw', 'admission.draw'])

/** Works out in turns what a seal's decision needs beside the roll; the facts of the roll. */
async function foreseeSeal(state: State, roll: RootedRoll, ask: { prize?: string }): Promise<Body[]> {
  await new Turns('command').through(foreseeStart(state, ask.prize))
  return rollFacts(state, roll)
}

/** The rules of an event. `tip` begins its seed chain; `rolls` remembers what was hashed. */
export function eventRules(
  tip: string,
  rolls: Rolls,
  { plan, prizePlan, copies, guests }: EventSurroundings = {},
): Rules<State> {
  const { anchor, seed } = seedsOf(tip)
  const results = new Results(rolls.thread, seed)
  return {
    empty: emptyState,
    read: readFact,
    evolve: evolveInSteps,
    refuse: (state, command, { who }) => refuse(state, command, who),
    foresee(state, { type, ask }, { role }) {
      if (!commands[type]?.roles.includes(role)) return undefined
      if (SEALING.has(type)) return rolls.foresee(state)?.then((roll) => foreseeSeal(state, roll, ask))
      return type === 'draw.call' ? results.foresee(state, ask)?.then(() => []) : undefined
    },
    decide(state, command, context) {
      const decided = (planned?: ImportPlan, beacon?: BeaconCheck, prizes?: PrizePlan) =>
        decide(state, command, {
          ...context,
          anchor,
          seed,
          keyed: nodeKeyed,
          hash: nodeHash,
          roll: (of) => rolls.roll(of),
          winners: results.winners,
          plan: planned,
          beacon,
          prizes,
          copies: copies?.(),
          guests:
            command.type === 'word.invite' && guests
              ? { connected: guests(), lot: randomInt(2 ** 32) }
              : undefined,
        })
      if (command.type === 'draw.call' && 'beacon' in command.ask)
        return loadBeaconCheck().then((check) => decided(undefined, check))
      if (command.type === 'prizes.import' && prizePlan)
        return prizePlan((command.ask as { preview: string }).preview, state).then((prizes) =>
          decided(undefined, undefined, prizes),
        )
      if (command.type !== 'people.import' || !plan) return decided()
      return Promise.resolve(plan(command.ask as unknown as ImportAsk, state)).then(decided)
    },
    touches: (state, { type, ask }) => commands[type]!.touches(ask as never, state),
    touched: (state, body) => factRule(body.type).touches(body, state),
    within: ({ type }) => factRule(type).within,
    personal: {
      holds: (body) => factRule(body.type).person?.(body),
      merges: (body) => (body.type === 'person-merged' ? body : undefined),
      erases: (body) => body.type === 'people-erased',
      kept: keptPeople,
    },
  }
}
