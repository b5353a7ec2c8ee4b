import { inNextRoll, rollOf } from '../../../shared/show/pool.ts'
import type { State } from '../../../shared/show/state.ts'
import type { TabName } from '../tab.ts'

/** One step from nothing to the first draw. */
export interface FirstStep {
  name: 'event' | 'people' | 'prize' | 'stage' | 'go'
  done: boolean
  /** Where it is done; null for the big button. */
  tab: TabName | null
}

/** The five steps, each done by what is there and not by having been pressed. */
export function firstSteps(state: State, has: { events: boolean; screens: boolean }): FirstStep[] {
  const roll = rollOf(state)
  return [
    { name: 'event', done: has.events, tab: 'people' },
    { name: 'people', done: state.people.some((person) => inNextRoll(person, roll)), tab: 'people' },
    { name: 'prize', done: state.prizes.length > 0, tab: 'prizes' },
    { name: 'stage', done: has.screens, tab: 'links' },
    { name: 'go', done: state.draws.some(({ phase }) => phase === 'revealed'), tab: null },
  ]
}
