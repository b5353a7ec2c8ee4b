import { Type } from 'typebox'
import { drawOpen } from './event.ts'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import type { SignedSum, SignOff, State } from './state.ts'
import { sums, type Sum } from './sums.ts'
import { clean, Text } from './texts.ts'

/** Where the units of a sponsor's prizes are now; undefined if it is not known. '' is whoever gives prizes without a sponsor. */
const sumOf = (state: State, sponsor: string): Sum | undefined =>
  sums(state).sponsors.find((one) => one.sponsor === sponsor)

const signed = ({ donated, handedOver, awaiting, unclaimed, returned, left }: SignedSum): SignedSum => ({
  donated,
  handedOver,
  awaiting,
  unclaimed,
  returned,
  left,
})

/** What a sponsor has signed; undefined if it has not. */
export const signOffOf = ({ signOffs }: Pick<State, 'signOffs'>, sponsor: string): SignOff | undefined =>
  signOffs?.find((one) => one.sponsor === sponsor)

/** Whether a sponsor has signed for what its sums are now. */
export function isSigned(
  state: Pick<State, 'signOffs'>,
  { sponsor, ...sum }: Sum & { sponsor: string },
): boolean {
  const known = signOffOf(state, sponsor)
  return known !== undefined && JSON.stringify(signed(known.sum)) === JSON.stringify(signed(sum))
}

export const signOffCommands: Record<string, CommandRule> = {
  /** A sponsor signs for its sums as they are, by somebody who is named; `undo` takes it back. */
  'sponsor.sign-off': command({
    roles: ['host', 'desk'],
    ask: Type.Object(
      { sponsor: Type.String({ maxLength: 40 }), by: Text(80), undo: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    touches: ({ sponsor }) => [`sponsor:${sponsor}`],
    refuse(state, { sponsor, by, undo }) {
      const sum = sumOf(state, sponsor)
      if (!sum) return refusal('sponsor-unknown', { sponsor })
      if (undo) return signOffOf(state, sponsor) ? null : refusal('nothing-to-undo')
      if (clean(by) === '') return refusal('name-missing')
      return sum.adds ? drawOpen(state) : refusal('sums-wrong', { sponsor })
    },
    decide(state, { sponsor, by, undo }, { who }) {
      if (undo) return { facts: [{ type: 'sponsor-unsigned', sponsor, clerk: who.name }] }
      const sum = signed(sumOf(state, sponsor)!)
      return { facts: [{ type: 'sponsor-signed', sponsor, by: clean(by), clerk: who.name, sum }] }
    },
  }),
}

const others = ({ signOffs = [] }: State, sponsor: string): SignOff[] =>
  signOffs.filter((one) => one.sponsor !== sponsor)

export const signOffFacts = {
  'sponsor-signed': fact({
    schema: Type.Object({
      sponsor: Type.String(),
      by: Type.String(),
      clerk: Type.String(),
      sum: Type.Object(
        {
          donated: Type.Integer(),
          handedOver: Type.Integer(),
          awaiting: Type.Integer(),
          unclaimed: Type.Integer(),
          returned: Type.Integer(),
          left: Type.Integer(),
        },
        { additionalProperties: false },
      ),
    }),
    evolve(draft, { sponsor, by, clerk, sum }, at) {
      draft.state.signOffs = [...others(draft.state, sponsor), { sponsor, by, clerk, at, sum }]
    },
    touches: ({ sponsor }) => [`sponsor:${sponsor}`],
  }),
  'sponsor-unsigned': fact({
    schema: Type.Object({ sponsor: Type.String(), clerk: Type.String() }),
    evolve(draft, { sponsor }) {
      draft.state.signOffs = others(draft.state, sponsor)
    },
    touches: ({ sponsor }) => [`sponsor:${sponsor}`],
  }),
}
