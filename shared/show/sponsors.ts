import { Type } from 'typebox'
import { eventClosed } from './event.ts'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import type { Sponsor } from './state.ts'
import { find } from './table.ts'
import { clean, Id, PictureRef, Text, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }

export const sponsorCommands: Record<string, CommandRule> = {
  'sponsor.save': command({
    roles: ['host'],
    ask: Type.Object(
      {
        id: Type.Optional(Id),
        name: Text(120),
        logo: Type.Optional(PictureRef),
        thanks: Type.Optional(TextOrNone(500)),
      },
      EXACT,
    ),
    touches: (ask) => (ask.id ? [`sponsor:${ask.id}`] : []),
    refuse(state, ask) {
      if (clean(ask.name) === '') return refusal('name-missing')
      if (ask.id && !find(state.sponsors, ask.id)) return refusal('sponsor-unknown', { sponsor: ask.id })
      return eventClosed(state)
    },
    decide(state, ask, context) {
      const before = ask.id ? find(state.sponsors, ask.id) : undefined
      const sponsor: Sponsor = {
        id: before?.id ?? context.id(),
        name: clean(ask.name),
        logo: ask.logo ?? before?.logo ?? '',
        thanks: clean(ask.thanks ?? before?.thanks ?? ''),
      }
      return { facts: [{ type: 'sponsor-saved', sponsor }], answer: { id: sponsor.id } }
    },
  }),
  'sponsor.remove': command({
    roles: ['host'],
    ask: Type.Object({ id: Id }, EXACT),
    touches: (ask) => [`sponsor:${ask.id}`],
    refuse(state, ask) {
      if (!find(state.sponsors, ask.id)) return refusal('sponsor-unknown', { sponsor: ask.id })
      return state.prizes.some((prize) => prize.sponsor === ask.id)
        ? refusal('sponsor-used')
        : eventClosed(state)
    },
    decide: (_state, ask) => ({ facts: [{ type: 'sponsor-removed', id: ask.id }] }),
  }),
}

const StoredSponsor = Type.Object(
  { id: Type.String(), name: Type.String(), logo: PictureRef, thanks: Type.String() },
  EXACT,
)

export const sponsorFacts = {
  'sponsor-saved': fact({
    schema: Type.Object({ sponsor: StoredSponsor }),
    evolve: (draft, { sponsor }) => draft.put('sponsors', sponsor),
    touches: ({ sponsor }) => [`sponsor:${sponsor.id}`],
  }),
  'sponsor-removed': fact({
    schema: Type.Object({ id: Type.String() }),
    evolve: (draft, { id }) => draft.drop('sponsors', id),
    touches: ({ id }) => [`sponsor:${id}`],
  }),
}
