import { Type } from 'typebox'
import { closedOrOpen, eventClosed } from './event.ts'
import { evolve } from './evolve.ts'
import { prizeCommands } from './prizes.ts'
import { undoPrizeImport } from './prizeUndo.ts'
import {
  command,
  factsOf,
  isRefusal,
  refusal,
  type Body,
  type CommandRule,
  type Context,
  type PrizePlan,
  type Refusal,
} from './rule.ts'
import type { State } from './state.ts'

const save = prizeCommands['prize.save']!

/** Prizes and sponsors from a list, all of them or none. */
export const prizeImportCommands: Record<string, CommandRule> = {
  'prizes.import': command({
    roles: ['host'],
    ask: Type.Object({ preview: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
    touches: () => [],
    refuse: eventClosed,
    decide(state, { preview }, context) {
      const plan = context.prizes
      if (!plan) return refusal('preview-unknown', { preview })
      const saved = importFacts(state, plan, context)
      if (isRefusal(saved)) return saved
      const answer = {
        sponsors: plan.sponsors.length,
        added: plan.added.length,
        changed: plan.changed.length,
      }
      // A list that changes nothing leaves the last import as it is.
      if (saved.length === 0) return { facts: saved, answer }
      const { added, changed } = answer
      return {
        facts: [{ type: 'prize-import-begun' }, ...saved, { type: 'prizes-imported', added, changed }],
        answer,
      }
    },
  }),
  'prizes.import-undo': command({
    roles: ['host'],
    ask: Type.Object({}, { additionalProperties: false }),
    touches: () => [],
    refuse(state) {
      if (!state.prizesImported) return refusal('import-none')
      return state.prizesImported.fixed ? refusal('import-fixed') : closedOrOpen(state)
    },
    decide: (state) => undoPrizeImport(state),
  }),
}

/** The facts of every sponsor and prize saved in turn; or why the first that may not be saved may not, with its row. */
function importFacts(state: State, plan: PrizePlan, context: Context): Body[] | Refusal {
  const sponsors = plan.sponsors.map((name): Body => {
    return { type: 'sponsor-saved', sponsor: { id: context.id(), name, logo: '', thanks: '' } }
  })
  const after = evolve(
    state,
    sponsors.map((body) => ({ at: context.now, body })),
  )
  const idOf = new Map(after.sponsors.map(({ id, name }) => [name.toLowerCase(), id]))
  const asks = [
    ...plan.added.map(({ row, sponsor = '', ...fields }) => {
      return { row, ask: { ...fields, sponsor: idOf.get(sponsor.toLowerCase()) ?? '' } }
    }),
    ...plan.changed.map(({ row, prize, after: fields }) => ({ row, ask: { id: prize, ...fields } })),
  ]
  const facts = [...sponsors]
  for (const { row, ask } of asks) {
    const decided = save.refuse(after, ask, context.who) ?? save.decide(after, ask, context)
    if (isRefusal(decided)) return refusal(decided.refused, { ...decided.with, row })
    facts.push(...factsOf(decided))
  }
  return facts
}
