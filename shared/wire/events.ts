import { Type, type Static, type TSchema } from 'typebox'
import { HouseState } from '../show/house.ts'
import { EXACT, Head, RefusalBody, Version } from './basics.ts'
import { VIEWS } from './views.ts'

export const EventItem = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    rehearsal: Type.Boolean(),
    current: Type.Boolean(),
    /** Why it cannot be served; for the host, and only where it cannot. */
    trouble: Type.Optional(RefusalBody),
  },
  EXACT,
)
export type EventItem = Static<typeof EventItem>

/** The event that has a set-up now. */
export const SetupTaken = Type.Object({ event: Type.String() }, EXACT)
export type SetupTaken = Static<typeof SetupTaken>

const stateOf = <S extends TSchema>(state: S) => Type.Object({ version: Version, head: Head, state }, EXACT)

/** What `…/state` answers, by the role of the caller; `house` is the server as a whole, of the host only. */
export const STATE_ANSWERS = {
  host: stateOf(VIEWS.host),
  desk: stateOf(VIEWS.desk),
  stage: stateOf(VIEWS.stage),
  confidence: stateOf(VIEWS.confidence),
  hall: stateOf(VIEWS.hall),
  guest: stateOf(VIEWS.guest),
  house: stateOf(HouseState),
}
export const StateAnswer = Type.Union(Object.values(STATE_ANSWERS))
