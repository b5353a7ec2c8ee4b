import { Type } from 'typebox'
import { noticeOf } from './noticeText.ts'
import { stockOf } from './orders.ts'
import { poolOf } from './pool.ts'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import { find } from './table.ts'
import { oneOf } from './texts.ts'

export const noticeCommands: Record<string, CommandRule> = {
  /** Publishes the notice of prizes and rules, once: it is frozen, and what changes later is listed beside it. */
  'notice.publish': command({
    roles: ['host'],
    ask: Type.Object({}, { additionalProperties: false }),
    touches: () => ['event'],
    refuse(state) {
      if (state.notice) return refusal('notice-published')
      return stockOf(state).length === 0 ? refusal('notice-empty') : null
    },
    decide(state) {
      const text = noticeOf(state)
      const prizes = text.prizes.map((prize) => ({
        ...prize,
        pool: poolOf(state, find(state.prizes, prize.id)!).size,
      }))
      return { facts: [{ type: 'notice-published', v: 2, text: { ...text, prizes } }] }
    },
  }),
}

const TimeOrNone = Type.Union([Type.Integer(), Type.Null()])
const EXACT = { additionalProperties: false }

export const noticeFacts = {
  'notice-published': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      text: Type.Object(
        {
          title: Type.String(),
          date: Type.String(),
          organiser: Type.String(),
          claimTerms: Type.String(),
          claimBy: TimeOrNone,
          currency: Type.String(),
          rules: Type.String(),
          prizes: Type.Array(
            Type.Object(
              {
                id: Type.String(),
                name: Type.String(),
                sponsor: Type.String(),
                quantity: Type.Integer(),
                value: Type.Integer(),
                unit: oneOf('person', 'group'),
                groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
                per_group: Type.Integer(),
                excludes: oneOf('winners', 'own', 'none'),
                counts: Type.Boolean(),
                need: oneOf('room', 'beacon', 'none'),
                claimBy: TimeOrNone,
                pool: Type.Optional(Type.Integer()),
              },
              EXACT,
            ),
          ),
        },
        EXACT,
      ),
    }),
    upcast: {
      /** It did not say among how many a prize is drawn. */
      1: (old) => old,
    },
    evolve(draft, { text }, at) {
      draft.state.notice = { at, text }
    },
    touches: () => ['event'],
  }),
}
