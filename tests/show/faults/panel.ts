import { system } from '../../support/showSystem.ts'
import { seeing, type Fault } from './fault.ts'

export const panelFaults: Fault[] = [
  {
    name: 'the panel does not get what a refusal depends on',
    law: 'a panel knows why a button is grey',
    parts: {
      ...system,
      see: seeing((_view, _state, role) => (role === 'host' ? { out: [], closed: false } : {})),
    },
  },
]
