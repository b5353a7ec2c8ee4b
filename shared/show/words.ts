import { Type } from 'typebox'
import { cleanWord, isCalled } from '../fair/word.ts'
import { ANSWER_MS, invitedIn, OFFER_LENGTH } from './invitation.ts'
import { isWithdrawn } from './pool.ts'
import {
  command,
  fact,
  isRefusal,
  refusal,
  type CommandRule,
  type Context,
  type Decision,
  type Refusal,
} from './rule.ts'
import { seededOrder } from './seededOrder.ts'
import type { Draw, State } from './state.ts'
import { find, type Draft } from './table.ts'

const EXACT = { additionalProperties: false }
/** As many guests as may be asked at once. */
const MOST_GUESTS = 9

/** The open draw that waits for words, or why there is none. */
function waiting(state: State, no?: number): Draw | Refusal {
  const draw = state.opened && find(state.draws, state.opened.no)
  if (!draw || (no !== undefined && no !== draw.id)) return refusal('no-draw-open')
  if (draw.phase !== 'open') return refusal('already-called', { draw: draw.id })
  return draw.need === 'room' ? draw : refusal('word-unwanted')
}
const refuseWords = (state: State, no?: number): Refusal | null => {
  const draw = waiting(state, no)
  return isRefusal(draw) ? draw : null
}

/** Draws lots among the guests who are connected, have not offered a word, and are not being asked now. */
function invite(state: State, count: number, { now, guests }: Context): Decision | Refusal {
  const { connected, lot } = guests ?? { connected: [], lot: 0 }
  const busy = new Set(
    invitedIn(state).flatMap(({ guest }) => (guest.word !== '' || guest.until > now ? [guest.id] : [])),
  )
  const free = connected.toSorted().filter((id) => {
    const person = find(state.people, id)
    return person && !busy.has(id) && !isWithdrawn(person, state)
  })
  if (free.length === 0) return refusal('guests-none')
  const people = seededOrder(free, lot).slice(0, count)
  const { no } = state.opened!
  return {
    facts: [{ type: 'words-invited', draw: no, until: now + ANSWER_MS, people, of: free.length, lot }],
  }
}

/** Why a word cannot be offered; null if it can. */
function refuseOffer(text: string): Refusal | null {
  const word = cleanWord(text)
  if (word === null || [...word].length > OFFER_LENGTH)
    return refusal('offer-too-long', { most: OFFER_LENGTH })
  return isCalled(word) ? null : refusal('word-missing')
}

export const wordCommands: Record<string, CommandRule> = {
  /** Asks guests for a word, by lot among those whose own page is connected. Once more asks further ones; nobody has to be waited for. */
  'word.invite': command({
    roles: ['host'],
    ask: Type.Object(
      {
        draw: Type.Optional(Type.Integer({ minimum: 1 })),
        count: Type.Integer({ minimum: 1, maximum: MOST_GUESTS }),
      },
      EXACT,
    ),
    touches: () => ['show'],
    refuse: (state, { draw }) => refuseWords(state, draw),
    decide: (state, { count }, context) => invite(state, count, context),
  }),
  /** The word of a guest who was asked, once and in time. The host decides whether it is called. */
  'word.offer': command({
    roles: ['guest'],
    ask: Type.Object({ word: Type.String({ maxLength: 200 }) }, EXACT),
    touches: () => [],
    refuse(state, ask, { person: id }) {
      const refused = refuseWords(state)
      if (refused) return refused
      const asked = invitedIn(state).find(({ guest }) => guest.id === id)
      if (!asked) return refusal('word-not-asked')
      if (asked.guest.word !== '') return refusal('word-offered')
      return refuseOffer(ask.word)
    },
    decide(state, ask, { now, who }) {
      const { guest } = invitedIn(state).find((one) => one.guest.id === who.person)!
      if (now > guest.until) return refusal('word-late')
      return { facts: [{ type: 'word-offered', person: guest.id, word: cleanWord(ask.word)! }] }
    },
  }),
}

export const wordFacts = {
  /** Guests were asked for a word: `lot` (32 bits of the server's chance) decided who, `of` so many. */
  'words-invited': fact({
    schema: Type.Object({
      draw: Type.Integer(),
      until: Type.Integer(),
      people: Type.Array(Type.String()),
      of: Type.Integer(),
      lot: Type.Integer(),
    }),
    evolve({ state }, { draw, until, people, of }) {
      const before = state.invitation?.guests.filter(({ id }) => !people.includes(id)) ?? []
      const asked = people.map((id) => ({ id, until, word: '' }))
      state.invitation = { draw, of, guests: [...before, ...asked] }
    },
    touches: () => ['words'],
  }),
  'word-offered': fact({
    schema: Type.Object({ person: Type.String(), word: Type.String() }),
    evolve({ state }, { person, word }) {
      if (!state.invitation) return
      const guests = state.invitation.guests.map((guest) =>
        guest.id === person ? { ...guest, word } : guest,
      )
      state.invitation = { ...state.invitation, guests }
    },
    touches: () => ['words'],
    person: ({ person }) => person,
  }),
}

/** Forgets who was asked: the draw has its words. */
export function endInvitation({ state }: Draft): void {
  if (state.invitation) state.invitation = null
}
