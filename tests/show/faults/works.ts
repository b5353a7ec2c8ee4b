import type { OwnTable, State, Work } from '../../../shared/show/state.ts'
import { system } from '../../support/showSystem.ts'
import { seeing, type Fault } from './fault.ts'

const shownTo = (role: string, works: (state: State) => Work[]): Fault['parts'] => ({
  ...system,
  see: seeing((_view, state, who) => (who === role && state.works ? { works: works(state) } : {})),
})

export const workFaults: Fault[] = [
  {
    name: 'the hall sees works that the stage has not shown',
    law: 'a work is known to the hall once the stage has shown it, and to the stage unless it is hidden',
    parts: shownTo('hall', ({ works = [] }) => works.filter(({ hidden }) => !hidden)),
  },
  {
    name: 'the stage gets works that are hidden',
    law: 'a work is known to the hall once the stage has shown it, and to the stage unless it is hidden',
    parts: shownTo('stage', ({ works = [] }) => works),
  },
  {
    name: 'the work of another table reaches a guest',
    law: 'a guest sees the work of no other table before the hall does',
    parts: {
      ...system,
      see: seeing(({ table }, { works }) => {
        const other = works?.find(({ group }) => group !== table?.group)
        return table && other ? { table: { ...table, work: other as OwnTable['work'] } } : {}
      }),
    },
  },
  {
    name: 'the hall is told how the vote goes',
    law: 'how many have voted, and for whom, is not known before the host shows it',
    parts: {
      ...system,
      see: seeing((view, state, role) =>
        role === 'hall' && view.vote ? { vote: system.see('host', state).vote! } : {},
      ),
    },
  },
  {
    name: 'ballots go out with the host’s view',
    law: 'nobody sees who voted for whom',
    parts: {
      ...system,
      see: seeing((_view, { ballots }, role) => (role === 'confidence' && ballots ? { ballots } : {})),
    },
  },
]
