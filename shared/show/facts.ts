import { admissionFacts } from './admissionFacts.ts'
import { awardFacts } from './awardFacts.ts'
import { beaconFacts } from './beacon.ts'
import { drawFacts } from './drawFacts.ts'
import { eventFacts } from './event.ts'
import { noticeFacts } from './notice.ts'
import { orderFacts } from './orderFacts.ts'
import { peopleFacts } from './peopleFacts.ts'
import { prizeImportFacts } from './prizeUndo.ts'
import { prizeFacts } from './prizes.ts'
import { sponsorFacts } from './sponsors.ts'
import type { BodyOf, FactRule } from './rule.ts'
import { rundownFacts } from './rundownFacts.ts'
import { seatingFacts } from './seating.ts'
import { signOffFacts } from './signOff.ts'
import { soundFacts } from './sounds.ts'
import { stageFacts } from './stage.ts'
import { termsFacts } from './terms.ts'
import { timerFacts } from './timer.ts'
import { wordFacts } from './words.ts'
import { workFacts } from './workFacts.ts'

/** Every fact of an event, by its type. */
export const facts = {
  ...eventFacts,
  ...peopleFacts,
  ...prizeFacts,
  ...sponsorFacts,
  ...orderFacts,
  ...prizeImportFacts,
  ...rundownFacts,
  ...stageFacts,
  ...drawFacts,
  ...beaconFacts,
  ...awardFacts,
  ...soundFacts,
  ...termsFacts,
  ...signOffFacts,
  ...noticeFacts,
  ...admissionFacts,
  ...seatingFacts,
  ...timerFacts,
  ...workFacts,
  ...wordFacts,
}

/** The body of a fact of an event. */
export type EventFact = BodyOf<typeof facts>

/** The rule of a type of fact. Throws on a type that is not known: a journal of a later version is not guessed at. */
export function factRule(type: string): FactRule {
  if (!Object.hasOwn(facts, type)) throw new RangeError(`unknown fact: ${type}`)
  return facts[type as keyof typeof facts] as FactRule
}
