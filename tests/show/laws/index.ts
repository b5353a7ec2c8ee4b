import { OPENING, play, type Act } from '../../support/acts.ts'
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

/** A show of which every law is checked after each act; throws Broken. */
class CheckedShow {
  private constructor(
    private readonly parts: System,
    readonly recorder: ShowRecorder,
    private readonly clients: Clients,
  ) {}

  /** A show after the acts with which every show begins. */
  static opened(parts: System): CheckedShow {
    const recorder = new ShowRecorder(parts)
    const show = new CheckedShow(parts, recorder, Clients.of(parts, recorder.state))
    for (const act of OPENING) show.play(act)
    return show
  }

  /** The same show once more, which goes on from here by itself. */
  copy(): CheckedShow {
    return new CheckedShow(this.parts, this.recorder.copy(), this.clients.copy())
  }

  play(act: Act): void {
    const { parts, recorder, clients } = this
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
}

/** Opened shows by their system: the opening is the same each time, and a quarter of the work. */
const opened = new WeakMap<System, CheckedShow>()

/** Plays acts and checks every law after each; throws Broken. */
export function checkLaws(acts: readonly Act[], parts: System = system): ShowRecorder {
  const opening = opened.get(parts) ?? CheckedShow.opened(parts)
  opened.set(parts, opening)
  const show = opening.copy()
  for (const act of acts) show.play(act)
  journalLaws(show.recorder, parts)
  return show.recorder
}
