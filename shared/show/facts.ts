import { awardFacts } from './awards.ts'
import { drawFacts } from './drawFacts.ts'
import { eventFacts } from './event.ts'
import { peopleFacts } from './peopleFacts.ts'
import { prizeFacts } from './prizes.ts'
import type { FactRule } from './rule.ts'
import { rundownFacts } from './rundown.ts'
import { stageFacts } from './stage.ts'

/** Every kind of fact of an event, by its type. */
export const facts: Record<string, FactRule> = {
  ...eventFacts,
  ...peopleFacts,
  ...prizeFacts,
  ...rundownFacts,
  ...stageFacts,
  ...drawFacts,
  ...awardFacts,
}
