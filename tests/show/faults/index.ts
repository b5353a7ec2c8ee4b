import { admissionFaults } from './admission.ts'
import { awardsFaults } from './awards.ts'
import { drawsFaults } from './draws.ts'
import { goFaults } from './go.ts'
import { journalFaults } from './journal.ts'
import { ordersFaults } from './orders.ts'
import { panelFaults } from './panel.ts'
import { peopleFaults } from './people.ts'
import { seatingFaults } from './seating.ts'
import { viewsFaults } from './views.ts'
import { wordFaults } from './words.ts'
import { workFaults } from './works.ts'
import type { Fault } from './fault.ts'

/** Every planted fault, with the law that has to catch it. */
export const FAULTS: readonly Fault[] = [
  ...admissionFaults,
  ...awardsFaults,
  ...drawsFaults,
  ...goFaults,
  ...journalFaults,
  ...ordersFaults,
  ...panelFaults,
  ...peopleFaults,
  ...seatingFaults,
  ...viewsFaults,
  ...workFaults,
  ...wordFaults,
]
