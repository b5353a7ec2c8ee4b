import type { Person } from '../../../shared/show/state.ts'
import { system } from '../../support/showSystem.ts'
import { deciding, evolving, first, type Fault } from './fault.ts'

export const peopleFaults: Fault[] = [
  {
    name: 'a returned person stays out',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, evolve: evolving('fd1/return', (_after, before) => ({ out: before.out })) },
  },
  {
    name: 'a late arrival is not taken into the next seal',
    law: 'a seal takes in all that the rule says',
    parts: { ...system, decide: deciding('roll-sealed', (body) => ({ ...body, put: first(body['put']) })) },
  },
  {
    name: 'who never checked in stays in a roll of those checked in',
    law: 'a seal takes in nobody else',
    parts: { ...system, decide: deciding('roll-sealed', (body) => ({ ...body, drop: [] })) },
  },
  {
    name: 'a correction after the seal makes a new entry',
    law: 'a sealed entry never changes',
    parts: {
      ...system,
      decide: deciding('person-saved', (body) => {
        const person = body['person'] as { entry: string; sealed: boolean }
        const entry = person.sealed ? person.entry.split('').reverse().join('') : person.entry
        return { ...body, person: { ...person, entry } }
      }),
    },
  },
  {
    name: 'a sealed name follows whatever is saved',
    law: 'only the host corrects a sealed name or code',
    parts: {
      ...system,
      decide: deciding('person-saved', (body) => {
        const person = body['person'] as Person
        return { ...body, person: { ...person, name: person.sealed ? `${person.name}!` : person.name } }
      }),
    },
  },
  {
    name: 'a sealed person is dropped by a merge without a withdrawal',
    law: 'a sealed person who is merged away is withdrawn',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || command.type !== 'person.merge') return done
        return { ...done, facts: done.facts.filter((body) => body.type !== 'fd1/withdraw') }
      },
    },
  },
  {
    name: 'a list checks nobody in',
    law: 'an import takes every check-in over',
    parts: {
      ...system,
      difference: (existing, incoming) =>
        system.difference(
          existing,
          incoming.map(({ checkedIn: _checkedIn, ...row }) => row),
        ),
    },
  },
  {
    name: 'who is checked in is so no more after an import',
    law: 'an import undoes no check-in',
    parts: {
      ...system,
      decide: deciding('person-saved', (body) => ({
        ...body,
        person: { ...(body['person'] as Person), checkedIn: false },
      })),
    },
  },
]
