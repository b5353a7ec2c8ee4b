import { system } from '../../support/showSystem.ts'
import { evolving, type Fault } from './fault.ts'

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
  {
    name: 'a fact that is folded ahead writes what it does not name',
    law: 'a fact that is folded ahead reads and writes only the members that it names',
    parts: { ...system, evolve: evolving('roll-sealed', ({ cues }) => ({ cues: [...cues] })) },
  },
  {
    name: 'a fact that is folded ahead reads what it does not name',
    law: 'a fact that is folded ahead reads and writes only the members that it names',
    parts: {
      ...system,
      evolve: evolving('roll-sealed', (after, { id }) => ({ sealedRules: `${after.sealedRules} of ${id}` })),
    },
  },
]
