import { OPENING, play, type Act } from '../../support/randomShow.ts'
import { ShowRecorder } from '../../support/showRecorder.ts'
import { system, type System } from '../../support/showSystem.ts'
import { admissionLaws } from './admission.ts'
import { stockLaws } from './awards.ts'
import { openingLaws, orderLaw, resultLaws, secrecyLaw } from './draws.ts'
import { absenceLaws, offerLaw } from './go.ts'
import { journalLaws } from './journal.ts'
import { holds } from './law.ts'
import { orderDrawLaws } from './orders.ts'
import { panelLaws } from './panel.ts'
import { entryLaws, importLaws, namingLaws } from './people.ts'
import { seatingLaws } from './seating.ts'
import { Clients } from './views.ts'
import { invitationLaw, offerLaws } from './words.ts'

/** Plays acts and checks every law after each; throws Broken. */
export function checkLaws(acts: readonly Act[], parts: System = system): ShowRecorder {
  const recorder = new ShowRecorder(parts)
  const clients = new Clients(parts, recorder.state)
  for (const act of [...OPENING, ...acts]) {
    const before = recorder.state
    const step = play(recorder, act)
    if (step?.refused) holds('a refusal changes nothing', recorder.state === before, step.refused)
    stockLaws(recorder.state, parts)
    orderLaw(recorder.state)
    offerLaw(recorder.state, parts)
    invitationLaw(recorder.state)
    if (step && !step.refused) {
      absenceLaws(step)
      entryLaws(step)
      importLaws(step)
      namingLaws(step)
      seatingLaws(step)
      openingLaws(step, parts)
      resultLaws(step)
      orderDrawLaws(step)
      admissionLaws(step)
      offerLaws(step)
      secrecyLaw(recorder, step)
      panelLaws(recorder, step)
    }
    if (recorder.state !== before) clients.show(before, recorder.state, step?.type === 'award.mark')
  }
  journalLaws(recorder, parts)
  return recorder
}
