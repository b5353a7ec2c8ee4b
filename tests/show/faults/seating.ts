import { system } from '../../support/showSystem.ts'
import { deciding, first, never, seeing, type Fault } from './fault.ts'

export const seatingFaults: Fault[] = [
  {
    name: 'a plan forgets somebody at each table',
    law: 'everybody whom a plan names sits where it says',
    parts: {
      ...system,
      decide: deciding('people-seated', (body) => ({ ...body, people: first(body['people']) })),
    },
  },
  {
    name: 'a plan moves people who are sealed',
    law: 'no plan changes the table of somebody who is sealed',
    parts: { ...system, refuse: never('seating-sealed') },
  },
  {
    name: 'late arrivals stand',
    law: 'a late arrival gets a free seat while there is one',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || command.type !== 'person.check-in') return done
        return { ...done, facts: done.facts.filter(({ type }) => type !== 'people-seated') }
      },
    },
  },
  {
    name: 'phones are sent the tables all evening',
    law: 'who sits where is shown while the table plan is on the stage alone',
    parts: {
      ...system,
      see: seeing((view, state) => {
        const { seating } = state
        const table = { name: 'Table 1', seats: 2, names: ['SEATED'] }
        return seating && view.people.length === 0 ? { seating: { ...seating, tables: [table] } } : {}
      }),
    },
  },
]
