import type { State } from '../../../shared/show/state.ts'
import { system } from '../../support/showSystem.ts'
import { evolving, never, seeing, type Fault } from './fault.ts'

export const wordFaults: Fault[] = [
  {
    name: 'whoever was not asked offers a word',
    law: 'nobody offers a word who was not asked',
    parts: {
      ...system,
      refuse: never('word-not-asked'),
      decide: (state, command, context) =>
        command.type === 'word.offer'
          ? { facts: [{ type: 'word-offered', person: context.who.person!, word: 'OFFER' }] }
          : system.decide(state, command, context),
    },
  },
  {
    name: 'a guest changes the word after it was sent',
    law: 'a word is offered once',
    parts: { ...system, refuse: never('word-offered') },
  },
  {
    name: 'the time for a word does not end',
    law: 'a word is offered in time',
    parts: {
      ...system,
      decide: (state, command, context) =>
        system.decide(state, command, command.type === 'word.offer' ? { ...context, now: 0 } : context),
    },
  },
  {
    name: 'an invitation outlives its draw',
    law: 'guests are asked for words while a draw waits for them, and no longer',
    parts: {
      ...system,
      evolve: evolving('fd1/close', (_after, { invitation }) => (invitation ? { invitation } : {})),
    },
  },
  {
    name: 'the stage is sent the words that are offered',
    law: 'a word that is offered is known to the host and its giver alone',
    parts: {
      ...system,
      see: seeing((_view, { invitation }, role) => (role === 'stage' && invitation ? { invitation } : {})),
    },
  },
  {
    name: 'who is asked is named in full, whatever the event says',
    law: 'where names are masked, nobody is shown with theirs',
    parts: {
      ...system,
      see: seeing((view, state, role) => {
        const { invitation } = view
        if (role !== 'stage' || !invitation) return {}
        const named = state.invitation!.guests.map(({ id }, i) => ({
          ...invitation.guests[i],
          name: state.people.find((person) => person.id === id)?.name,
        }))
        return { invitation: { ...invitation, guests: named } as unknown as State['invitation'] }
      }),
    },
  },
]
