import { Type, type Static } from 'typebox'
import { VoidReason, type Void } from '../fair/records.ts'
import { awardFacts } from './awardFacts.ts'
import { awaitingConfirmation, revealedAwards } from './awardQueries.ts'
import { awardKey, DrawNumber, Entries, live, Note, OfAward, type AwardRef } from './awardRef.ts'
import { openDraw, refuseStart } from './draws.ts'
import { closedOrOpen } from './event.ts'
import { command, isRefusal, refusal, type Body, type CommandRule, type Refusal, type Who } from './rule.ts'
import type { State } from './state.ts'
import { Draft, find } from './table.ts'
import { clean } from './texts.ts'

const EXACT = { additionalProperties: false }
const Redraw = Type.Object({ draw: DrawNumber, entries: Entries, reason: VoidReason }, EXACT)
type Redraw = Static<typeof Redraw>

/** Why an award may be neither voided nor marked: it is not there any more, or its prize has been handed over. */
function refuseVoid(state: State, ref: AwardRef): Refusal | null {
  const award = live(state, ref)
  if (isRefusal(award)) return award
  return award.claim === 'handed-over' ? refusal('handed-over', { ...ref }) : null
}

/** Why a guest may not decline this award: it is none of their own, or it does not wait for them any more. */
function refusePassingOn(
  state: State,
  { reason, note, ...ref }: AwardRef & { reason: VoidReason; note?: string },
  { person: id = '' }: Who,
): Refusal | null {
  const person = find(state.people, id)
  if (!person) return refusal('person-unknown', { person: id })
  // A group's award is not one member's to give away.
  if (person.entry !== ref.entry) return refusal('not-yours')
  if (reason !== 'declined' || note !== undefined) return refusal('guest-only-declines')
  const award = live(state, ref)
  if (isRefusal(award)) return award
  return award.claim === 'awaiting' ? null : refusal('not-awaiting', { claim: award.claim, by: '' })
}

const voidFact = (draw: number, entry: string, reason: VoidReason): Void => ({
  type: 'fd1/void',
  no: draw,
  entry,
  reason,
})

/** The state as it will be once these awards are void: to decide what follows in the same step. */
function voided(state: State, voids: Void[]): State {
  const draft = new Draft(state)
  for (const body of voids) awardFacts['fd1/void'].evolve(draft, body, 0)
  return draft.state
}

/** Some awards of a draw by their entries: one, several, or (where none is named) all that wait to be confirmed. */
const AwardsToConfirm = Type.Union([
  Type.Object({ draw: DrawNumber, entries: Type.Optional(Entries) }, EXACT),
  Type.Object(OfAward, EXACT),
])

const namedEntries = (ask: Static<typeof AwardsToConfirm>): string[] | undefined =>
  'entry' in ask ? [ask.entry] : ask.entries

const refuseConfirm = (state: State, ref: AwardRef): Refusal | null => {
  const award = live(state, ref)
  if (isRefusal(award)) return award
  return award.status === 'won' ? null : refusal('already-confirmed')
}

/** Why the draw cannot be drawn anew for these of its winners; null if it can. */
export function refuseRedraw(state: State, ask: Redraw): Refusal | null {
  const refused = closedOrOpen(state)
  if (refused) return refused
  for (const entry of ask.entries) {
    const not = refuseVoid(state, { draw: ask.draw, entry })
    if (not) return not
  }
  const { prize, need } = find(state.draws, ask.draw)!
  return refuseStart(voided(state, redrawVoids(ask)), prize, need)
}

const redrawVoids = ({ draw, entries, reason }: Redraw): Void[] =>
  entries.map((entry) => voidFact(draw, entry, reason))

export const awardCommands: Record<string, CommandRule> = {
  'award.mark': command({
    roles: ['host'],
    ask: Type.Object({ ...OfAward, absent: Type.Boolean() }, EXACT),
    touches: (ask) => [awardKey(ask)],
    refuse: refuseVoid,
    decide: (_state, { draw, entry, absent }) => ({
      facts: [{ type: 'award-marked', draw, entry, absent }],
    }),
  }),
  'award.confirm': command({
    roles: ['host'],
    ask: AwardsToConfirm,
    touches(ask, state) {
      const named = namedEntries(ask)
      if (named) return named.map((entry) => awardKey({ draw: ask.draw, entry }))
      const won = revealedAwards(state, ask.draw).filter((award) => award.status === 'won')
      return ['show', ...won.map(awardKey)]
    },
    refuse(state, ask) {
      const named = namedEntries(ask)
      if (named) {
        for (const entry of named) {
          const refused = refuseConfirm(state, { draw: ask.draw, entry })
          if (refused) return refused
        }
        return null
      }
      if (find(state.draws, ask.draw)?.phase !== 'revealed')
        return refusal('award-unknown', { draw: ask.draw })
      const here = awaitingConfirmation(state, ask.draw)
      return here.length > 0 ? null : refusal('nothing-to-confirm', { draw: ask.draw })
    },
    decide(state, ask) {
      const entries = namedEntries(ask) ?? awaitingConfirmation(state, ask.draw).map((award) => award.entry)
      return { facts: entries.map((entry) => ({ type: 'award-confirmed', draw: ask.draw, entry })) }
    },
  }),
  /** A desk voids only for a winner who declines; a guest declines an award of their own while it waits for them. */
  'award.void': command({
    roles: ['host', 'desk', 'guest'],
    ask: Type.Object({ ...OfAward, reason: VoidReason, note: Note }, EXACT),
    touches: (ask) => [awardKey(ask)],
    refuse(state, ask, who) {
      if (who.role === 'guest') return refusePassingOn(state, ask, who)
      return who.role === 'desk' && ask.reason !== 'declined'
        ? refusal('desk-only-declines')
        : refuseVoid(state, ask)
    },
    decide(state, ask, { who }) {
      const facts: Body[] = [voidFact(ask.draw, ask.entry, ask.reason)]
      const { draw, entry } = ask
      const by = who.role === 'guest' ? find(state.people, who.person ?? '')!.name : who.name
      const note = clean(ask.note ?? '')
      const before = live(state, ask)
      const kept = isRefusal(before) ? '' : before.note
      if (note || by) facts.push({ type: 'award-noted', draw, entry, note: note || kept, by })
      return { facts }
    },
  }),
  'award.redraw': command({
    roles: ['host'],
    ask: Redraw,
    touches: (ask) => [...ask.entries.map((entry) => awardKey({ draw: ask.draw, entry })), 'show'],
    refuse: refuseRedraw,
    decide(state, ask, context) {
      const voids = redrawVoids(ask)
      const { prize, need } = find(state.draws, ask.draw)!
      const opened = openDraw(
        voided(state, voids),
        { prize, need, count: ask.entries.length, redraw: ask.draw },
        context,
      )
      return isRefusal(opened) ? opened : { facts: [...voids, ...opened.facts] }
    },
  }),
}
