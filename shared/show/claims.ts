import { Type, type Static } from 'typebox'
import { awaiting } from './awardQueries.ts'
import { awardKey, DrawNumber, Entries, live, liveById, Note, OfAward, type AwardRef } from './awardRef.ts'
import { claimByOf } from './deadlines.ts'
import { entriesOf } from './holders.ts'
import { command, isRefusal, refusal, type Body, type CommandRule, type Refusal } from './rule.ts'
import type { Award, State } from './state.ts'
import { find } from './table.ts'
import { clean, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }
/** Ids of awards, of any draws. */
const Awards = Type.Array(Type.String({ pattern: '^[0-9]+\\.[0-9]+$' }), {
  minItems: 1,
  maxItems: 5_000,
  uniqueItems: true,
})

/** One award, some winners of a draw, or awards of any draws by their ids: all of them or none. */
const Claimed = Type.Union([
  Type.Object({ ...OfAward, note: Note }, EXACT),
  Type.Object({ draw: DrawNumber, entries: Entries, note: Note }, EXACT),
  Type.Object({ awards: Awards, note: Note }, EXACT),
])
/** The same; of one award with the serial number of its unit, or the code on it. */
const HandedOver = Type.Union([
  Type.Object({ ...OfAward, note: Note, serial: Type.Optional(TextOrNone(80)) }, EXACT),
  ...Claimed.anyOf.slice(1),
] as unknown as typeof Claimed.anyOf)

type Claimed = Static<typeof Claimed>
type Claim = Award['claim']

/** The awards that are named, each as far as it may be spoken of. */
function named(state: State, ask: Claimed): (Award | Refusal)[] {
  if ('awards' in ask) return ask.awards.map((id) => liveById(state, id))
  return refsOf(ask).map((ref) => live(state, ref))
}

const refsOf = (ask: Exclude<Claimed, { awards: string[] }>): AwardRef[] =>
  'entries' in ask ? ask.entries.map((entry) => ({ draw: ask.draw, entry })) : [ask]

/** A claim that moves from some states to another. */
function claim(from: Claim[], to: Claim, refused: string): CommandRule {
  return command({
    roles: ['host', 'desk'],
    ask: to === 'handed-over' ? HandedOver : Claimed,
    touches: (ask, state) =>
      'awards' in ask
        ? named(state, ask).flatMap((award) => (isRefusal(award) ? [] : awardKey(award)))
        : refsOf(ask).map(awardKey),
    refuse(state, ask) {
      for (const award of named(state, ask)) {
        if (isRefusal(award)) return award
        if (!from.includes(award.claim))
          return refusal(refused, { claim: award.claim, by: award.by, award: award.id })
      }
      return null
    },
    decide(state, ask, context) {
      const note = clean(ask.note ?? '')
      const serial = clean('serial' in ask ? String(ask.serial) : '')
      const facts = (named(state, ask) as Award[]).flatMap(({ draw, entry, status }): Body[] => {
        const set: Body = {
          type: 'claim-set',
          v: 2,
          draw,
          entry,
          claim: to,
          by: context.who.name,
          note,
          serial,
        }
        return to === 'handed-over' && status === 'won'
          ? [{ type: 'award-confirmed', draw, entry }, set]
          : [set]
      })
      return { facts }
    },
  })
}

/** The prizes of which something waits to be claimed until a deadline, with that deadline in epoch ms. */
function waitingPrizes(state: State): [prize: string, by: number][] {
  return [...new Set(awaiting(state).map(({ prize }) => prize))].flatMap((prize) => {
    const by = claimByOf(state, prize)
    return by === null ? [] : [[prize, by] as [string, number]]
  })
}

export const claimCommands: Record<string, CommandRule> = {
  /** Gives whoever has not come yet so many minutes more: from the deadline, or from now where it has passed. */
  'claim.wait': command({
    roles: ['host', 'desk'],
    ask: Type.Object({ minutes: Type.Integer({ minimum: 1, maximum: 240 }) }, EXACT),
    touches: (_ask, state) => waitingPrizes(state).map(([prize]) => `prize:${prize}`),
    refuse: (state) => (waitingPrizes(state).length > 0 ? null : refusal('nothing-waits')),
    decide: (state, { minutes }, { now }) => ({
      facts: waitingPrizes(state).map(([prize, by]) => ({
        type: 'prize-claim-by-set',
        prize,
        claimBy: Math.max(by, now) + minutes * 60_000,
      })),
    }),
  }),
  'claim.hand-over': claim(['awaiting', 'unclaimed'], 'handed-over', 'not-awaiting'),
  'claim.undo': claim(['handed-over', 'unclaimed', 'returned'], 'awaiting', 'nothing-to-undo'),
  /** A winner says where to send the prize, where the event asks; '' takes it back. */
  'claim.details': command({
    roles: ['guest'],
    ask: Type.Object({ ...OfAward, text: TextOrNone(500) }, EXACT),
    touches: (ask) => [awardKey(ask)],
    refuse(state, ask, { person: id = '' }) {
      const person = find(state.people, id)
      if (!person) return refusal('person-unknown', { person: id })
      if (!entriesOf(state, person).has(ask.entry)) return refusal('not-yours')
      if (!state.settings.details) return refusal('details-not-asked')
      const award = live(state, ask)
      if (isRefusal(award)) return award
      return award.claim === 'awaiting' ? null : refusal('not-awaiting', { claim: award.claim, by: '' })
    },
    decide: (_state, { draw, entry, text }) => ({
      facts: [{ type: 'claim-detailed', draw, entry, text: clean(text) }],
    }),
  }),
  'claim.unclaimed': claim(['awaiting'], 'unclaimed', 'not-awaiting'),
  'claim.return': claim(['unclaimed'], 'returned', 'not-unclaimed'),
}
