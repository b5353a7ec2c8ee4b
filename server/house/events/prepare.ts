import { copied, type HouseState } from '../../../shared/show/house.ts'
import type { Language } from '../../../shared/show/languages.ts'
import type { Body } from '../../../shared/show/rule.ts'
import { settingsIn } from '../../../shared/show/state.ts'
import type { Values } from '../../journals/journal.ts'
import { newSalt } from '../../ledger/chain.ts'
import type { Submission } from '../../ledger/ledger.ts'
import { copyFacts, copyPictures, type CopyOf } from './copy.ts'
import type { EventRegistry } from './registry.ts'

type EventMade = Extract<Body, { type: 'house-event-made' }>

/** The ids of the events that the house names. */
export const namedIn = (house: HouseState): ReadonlySet<string> => new Set(house.events.map(({ id }) => id))

/**
 * Makes what has to stand before facts of the house do: the journals of the events that they name. Answers the marks that go
 * with the facts. `house` is the state that the command was decided on.
 */
export async function prepareEvents(
  registry: EventRegistry,
  facts: readonly Body[],
  command: Submission,
  house: HouseState,
): Promise<Values> {
  const marks: Values = {}
  await registry.unstage(namedIn(house))
  for (const body of facts) {
    if (body.type === 'house-event-deleted') Object.assign(marks, registry.mark(body.event))
    if (body.type !== 'house-event-made') continue
    Object.assign(marks, registry.unmark(body.event))
    await stage(registry, { ...body, ...placeIn(facts, body.event) }, command, house)
  }
  return marks
}

/** The day and the city that facts of the house say of an event; '' if none. */
function placeIn(facts: readonly Body[], event: string): { date: string; city: string } {
  const said = { date: '', city: '' }
  for (const body of facts) {
    if (body.type === 'house-event-dated' && body.event === event) said.date = body.date
    if (body.type === 'house-event-placed' && body.event === event) said.city = body.city
  }
  return said
}

async function stage(
  registry: EventRegistry,
  { event, title, rehearsal, date, city }: EventMade & { date: string; city: string },
  { id, type, ask }: Submission,
  house: HouseState,
): Promise<void> {
  if (type === 'event.copy') {
    const source = registry.get(String(copied(house, ask)))
    if (!source) throw new RangeError('event.copy: no such event')
    const { state, journal } = source.ledger
    const what = ask['with'] as CopyOf
    const facts = copyFacts(state, { id: event, title, date, city, rehearsal }, what, newSalt)
    return registry.stage(event, facts, copyPictures(state, what, journal))
  }
  const made = blankEvent(title, ask['language'] as Language | undefined, rehearsal)
  const { facts, pictures } = registry.beginnings.get(id) ?? { facts: [], pictures: [] }
  return registry.stage(event, [made, ...facts], pictures)
}

/** The first fact of an event that is no copy. */
export const blankEvent = (title: string, language: Language | undefined, rehearsal = false): Body => ({
  type: 'event-made',
  title,
  rehearsal,
  settings: language ? settingsIn(language) : {},
})
