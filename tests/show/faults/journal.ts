import { system } from '../../support/showSystem.ts'
import type { Fault } from './fault.ts'

export const journalFaults: Fault[] = [
  {
    name: 'a fold forgets what it cannot know from the facts',
    law: 'replay gives the identical state',
    parts: {
      ...system,
      evolve: (state, list) => {
        const next = system.evolve(state, list)
        return { ...next, show: { ...next.show, since: next.show.since + list.length } }
      },
    },
  },
]
