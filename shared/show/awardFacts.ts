import { Type } from 'typebox'
import { Hash, Void } from '../fair/records.ts'
import { awardKey as key, placeAmong, type AwardRef } from './awardRef.ts'
import { recount } from './drawFacts.ts'
import { fact } from './rule.ts'
import type { Award } from './state.ts'
import type { Draft } from './table.ts'
import { oneOf } from './texts.ts'

const NONE: readonly string[] = []

/** An entry's award: its rank in the draw's list of winners is part of its id. */
function award(draft: Draft, { draw, entry }: AwardRef): Award | undefined {
  const place = placeAmong(draft.get('draws', draw)?.winners ?? NONE, entry)
  return place < 0 ? undefined : draft.get('awards', `${draw}.${place + 1}`)
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
  /** Where a winner wants the prize sent. It goes with an erasure, which keeps the winner's record. */
  'claim-detailed': fact({
    schema: Type.Object({ ...OfStored, text: Type.String() }),
    evolve(draft, { text, ...ref }) {
      const known = award(draft, ref)
      if (!known) return
      const { details: _details, ...one } = known
      draft.put('awards', { ...one, ...(text && { details: text }) })
    },
    touches: (body) => [key(body)],
    // Under a name that no person has, so that it is not kept with the winner's own data.
    person: (body) => key(body),
  }),
  'claim-set': fact({
    schema: Type.Object({
      ...OfStored,
      v: Type.Literal(2),
      claim: oneOf('awaiting', 'handed-over', 'unclaimed', 'returned'),
      by: Type.String(),
      note: Type.String(),
      /** Of the unit that was handed over; '' if none was noted. */
      serial: Type.String(),
    }),
    upcast: {
      /** No serial number was noted. */
      1: (old) => ({ ...old, serial: '' }),
    },
    evolve(draft, { claim: to, by, note, serial, ...ref }, at) {
      const known = award(draft, ref)
      if (!known) return
      const { serial: _serial, ...one } = known
      const absent = one.absent && to !== 'handed-over'
      draft.put('awards', { ...one, claim: to, absent, by, note, claimedAt: at, ...(serial && { serial }) })
    },
    touches: (body) => [key(body)],
  }),
}
