import { system } from '../../support/showSystem.ts'
import { evolving, seeing, type Fault } from './fault.ts'

export const admissionFaults: Fault[] = [
  {
    name: 'a decline takes another with it',
    law: 'a place that is given up moves nobody but the next of that background',
    parts: {
      ...system,
      evolve: evolving('admission-declined', ({ admission }) => {
        const gone = new Set(admission!.declines.map(({ entry }) => entry))
        const other = admission!.rows.find(([entry]) => !gone.has(entry))
        const last = admission!.declines.at(-1)!
        const more = other ? [{ ...last, entry: other[0] }] : []
        return { admission: { ...admission!, declines: [...admission!.declines, ...more] } }
      }),
    },
  },
  {
    name: 'somebody moves up after the deadline of the waiting lists',
    law: 'a place that is given up moves nobody but the next of that background',
    parts: {
      ...system,
      evolve: evolving('admission-declined', ({ admission }) => ({
        admission: { ...admission!, declines: admission!.declines.map((one) => ({ ...one, at: 0 })) },
      })),
    },
  },
  {
    name: 'the hall is sent the ranking',
    law: 'the ranking of the sign-ups is shown on the stage alone, while the admission is on',
    parts: {
      ...system,
      see: seeing((_view, state, role) => {
        const { admissionNumbers } = role === 'hall' ? system.see('stage', state) : {}
        return admissionNumbers ? { admissionNumbers } : {}
      }),
    },
  },
  {
    name: 'a sign-up is forgotten when the list is sealed',
    law: 'everybody who signed up has exactly one place',
    parts: {
      ...system,
      evolve: evolving('fd1/result', ({ admission }) =>
        admission ? { admission: { ...admission, rows: [...admission.rows, ['f'.repeat(64), 0]] } } : {},
      ),
    },
  },
]
