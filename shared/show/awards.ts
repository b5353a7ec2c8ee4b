import { Type, type Static } from 'typebox'
import { Hash, Void, VoidReason } from '../fair/records.ts'
import { awaitingConfirmation, revealedAwards } from './awardQueries.ts'
import { recount } from './drawFacts.ts'
import { openDraw, refuseStart } from './draws.ts'
import { closedOrOpen } from './event.ts'
import { command, fact, isRefusal, refusal, type Body, type CommandRule, type Refusal } from './rule.ts'
import type { Award, State } from './state.ts'
import { Draft, find } from './table.ts'
import { clean, Entry, oneOf, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }
const DrawNumber = Type.Integer({ minimum: 1 })
const OfAward = { draw: DrawNumber, entry: Entry }
const Note = Type.Optional(TextOrNone(300))

const Entries = Type.Array(Entry, { minItems: 1, maxItems: 1000, uniqueItems: true })
const Redraw = Type.Object({ draw: DrawNumber, entries: Entries, reason: VoidReason }, EXACT)
type Redraw = Static<typeof Redraw>

type Ref = { draw: number; entry: string }
const key = ({ draw, entry }: Ref) => `award:${draw}.${entry}`

/** The award of an entry in a draw that is wholly revealed; until then there is none to speak of. */
function revealed(state: State, { draw, entry }: Ref): Award | Refusal {
  const known = find(state.draws, draw)?.phase === 'revealed'
  const award = known && state.awards.find((one) => one.draw === draw && one.entry === entry)
  return award || refusal('award-unknown', { draw, entry })
}

/** The same, if it is not voided. */
function live(state: State, ref: Ref): Award | Refusal {
  const award = revealed(state, ref)
  return !isRefusal(award) && award.status === 'voided' ? refusal('award-voided', { ...ref }) : award
}

/** Why an award may be neither voided nor marked: it is not there any more, or its prize has been handed over. */
function refuseVoid(state: State, ref: Ref): Refusal | null {
  const award = live(state, ref)
  if (isRefusal(award)) return award
  return award.claim === 'handed-over' ? refusal('handed-over', { ...ref }) : null
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

/** A claim that moves from some states to another. */
function claim(from: Award['claim'][], to: Award['claim'], refused: string): CommandRule {
  return command({
    roles: ['host', 'desk'],
    ask: Type.Object({ ...OfAward, note: Note }, EXACT),
    touches: (ask) => [key(ask)],
    refuse(state, ask) {
      const award = live(state, ask)
      if (isRefusal(award)) return award
      return from.includes(award.claim) ? null : refusal(refused, { claim: award.claim, by: award.by })
    },
    decide(state, ask, context) {
      const award = live(state, ask) as Award
      const ref = { draw: ask.draw, entry: ask.entry }
      const facts: Body[] = []
      if (to === 'handed-over' && award.status === 'won') facts.push({ type: 'award-confirmed', ...ref })
      facts.push({ type: 'claim-set', ...ref, claim: to, by: context.who.name, note: clean(ask.note ?? '') })
      return { facts }
    },
  })
}

/** Some awards of a draw by their entries: one, several, or (where none is named) all that wait to be confirmed. */
const AwardsToConfirm = Type.Union([
  Type.Object({ draw: DrawNumber, entries: Type.Optional(Entries) }, EXACT),
  Type.Object(OfAward, EXACT),
])

const namedEntries = (ask: Static<typeof AwardsToConfirm>): string[] | undefined =>
  'entry' in ask ? [ask.entry] : ask.entries

const refuseConfirm = (state: State, ref: Ref): Refusal | null => {
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
    touches: (ask) => [key(ask)],
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
      if (named) return named.map((entry) => key({ draw: ask.draw, entry }))
      const won = revealedAwards(state, ask.draw).filter((award) => award.status === 'won')
      return ['show', ...won.map(key)]
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
  'award.void': command({
    roles: ['host'],
    ask: Type.Object({ ...OfAward, reason: VoidReason, note: Note }, EXACT),
    touches: (ask) => [key(ask)],
    refuse: refuseVoid,
    decide(_state, ask, context) {
      const facts: Body[] = [voidFact(ask.draw, ask.entry, ask.reason)]
      const note = clean(ask.note ?? '')
      const { draw, entry } = ask
      if (note) facts.push({ type: 'award-noted', draw, entry, note, by: context.who.name })
      return { facts }
    },
  }),
  'award.redraw': command({
    roles: ['host'],
    ask: Redraw,
    touches: (ask) => [...ask.entries.map((entry) => key({ draw: ask.draw, entry })), 'show'],
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
  'claim.hand-over': claim(['awaiting', 'unclaimed'], 'handed-over', 'not-awaiting'),
  'claim.undo': claim(['handed-over', 'unclaimed', 'returned'], 'awaiting', 'nothing-to-undo'),
  'claim.unclaimed': claim(['awaiting'], 'unclaimed', 'not-awaiting'),
  'claim.return': claim(['unclaimed'], 'returned', 'not-unclaimed'),
}

function award(draft: Draft, { draw, entry }: Ref): Award | undefined {
  return draft.state.awards.find((one) => one.draw === draw && one.entry === entry)
}

const OfStored = { draw: Type.Integer(), entry: Hash }

export const awardFacts = {
  'award-marked': fact({
    schema: Type.Object({ ...OfStored, absent: Type.Boolean() }),
    evolve(draft, { absent, ...ref }) {
      const one = award(draft, ref)
      if (one) draft.put('awards', { ...one, absent })
    },
    // Not 'show': screens show nothing of a mark, and GO's step says itself whom it is for.
    touches: (body) => [key(body)],
  }),
  'award-confirmed': fact({
    schema: Type.Object(OfStored),
    evolve(draft, ref) {
      const one = award(draft, ref)
      if (one) draft.put('awards', { ...one, status: 'confirmed', absent: false })
      const { show } = draft.state
      // What the desk hands out of an earlier draw is no step of the show.
      if (show.draw === ref.draw) draft.state.show = { ...show, step: show.step + 1 }
    },
    touches: (body, { show }) => [key(body), ...(show.draw === body.draw ? ['show'] : [])],
  }),
  'fd1/void': fact({
    schema: Void,
    evolve(draft, { no, entry, reason }) {
      const one = award(draft, { draw: no, entry })
      if (one) draft.put('awards', { ...one, status: 'voided', absent: false, reason })
      draft.put('out', { id: entry, reason: 'void', cause: reason })
      if (one) recount(draft, one.prize)
      const { show } = draft.state
      draft.state.show = { ...show, step: show.step + 1 }
    },
    touches: ({ no, entry }) => [key({ draw: no, entry }), 'show'],
  }),
  'award-noted': fact({
    schema: Type.Object({ ...OfStored, note: Type.String(), by: Type.String() }),
    evolve(draft, { note, by, ...ref }) {
      const one = award(draft, ref)
      if (one) draft.put('awards', { ...one, note, by })
    },
    touches: (body) => [key(body)],
  }),
  'claim-set': fact({
    schema: Type.Object({
      ...OfStored,
      claim: oneOf('awaiting', 'handed-over', 'unclaimed', 'returned'),
      by: Type.String(),
      note: Type.String(),
    }),
    evolve(draft, { claim: to, by, note, ...ref }, at) {
      const one = award(draft, ref)
      if (!one) return
      const absent = one.absent && to !== 'handed-over'
      draft.put('awards', { ...one, claim: to, absent, by, note, claimedAt: at })
    },
    touches: (body) => [key(body)],
  }),
}
