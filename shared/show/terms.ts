import { Type, type Static } from 'typebox'
import { fact } from './rule.ts'
import type { Settings } from './state.ts'
import { clean, TextOrNone } from './texts.ts'

/** ISO 4217. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' })
/** A deadline in epoch ms; null takes it back. */
export const ClaimBy = Type.Union([Type.Null(), Type.Integer({ minimum: 1 })])

/** On which terms prizes are given, as the host sets them. */
export const TermsFields = {
  claimBy: ClaimBy,
  currency: Currency,
  organiser: TextOrNone(120),
  claimTerms: TextOrNone(1000),
}
const Terms = Type.Partial(Type.Object(TermsFields))
type Terms = Static<typeof Terms>

/** What a command asks of the terms, apart from the rest; null if nothing. */
export function splitTerms<A extends Terms>(ask: A): [terms: Terms | null, rest: Omit<A, keyof Terms>] {
  const { claimBy, currency, organiser, claimTerms, ...rest } = ask
  const terms: Terms = {
    ...(claimBy !== undefined && { claimBy }),
    ...(currency !== undefined && { currency }),
    ...(organiser !== undefined && { organiser: clean(organiser) }),
    ...(claimTerms !== undefined && { claimTerms: clean(claimTerms) }),
  }
  return [Object.keys(terms).length > 0 ? terms : null, rest]
}

export const termsFacts = {
  /** Terms were set; null and '' take one back. */
  'event-terms-set': fact({
    schema: Type.Object({
      claimBy: Type.Optional(Type.Union([Type.Null(), Type.Integer()])),
      currency: Type.Optional(Type.String()),
      organiser: Type.Optional(Type.String()),
      claimTerms: Type.Optional(Type.String()),
    }),
    evolve(draft, { claimBy, currency, organiser, claimTerms }) {
      const settings: Record<string, unknown> = { ...draft.state.settings }
      for (const [name, to] of Object.entries({ claimBy, currency, organiser, claimTerms })) {
        if (to) settings[name] = to
        else if (to !== undefined) delete settings[name]
      }
      draft.state.settings = settings as Settings
    },
    touches: () => ['event'],
  }),
  /** Until when a prize may be claimed, if not until the event's deadline; null takes it back. */
  'prize-claim-by-set': fact({
    schema: Type.Object({ prize: Type.String(), claimBy: Type.Union([Type.Null(), Type.Integer()]) }),
    evolve(draft, { prize, claimBy }) {
      const known = draft.get('prizes', prize)
      if (!known) return
      const { claimBy: _before, ...rest } = known
      draft.put('prizes', { ...rest, ...(claimBy && { claimBy }) })
    },
    touches: ({ prize }) => [`prize:${prize}`],
  }),
}
