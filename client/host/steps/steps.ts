import { stockOf } from '../../../shared/show/orders.ts'
import { inNextRoll, rollOf } from '../../../shared/show/pool.ts'
import type { State } from '../../../shared/show/state.ts'
import type { TabName } from '../tab.ts'

/** One step of setting up an event, up to its first draw. */
export interface FirstStep {
  name: 'event' | 'people' | 'prize' | 'stage' | 'go'
  done: boolean
  /** The tab in which it is done; null for the GO button. */
  tab: TabName | null
}

/** The five steps. Each counts as done by what the event holds, not because somebody clicked it. */
export function firstSteps(state: State, has: { events: boolean; screens: boolean }): FirstStep[] {
  const roll = rollOf(state)
  return [
    { name: 'event', done: has.events, tab: 'people' },
    { name: 'people', done: state.people.some((person) => inNextRoll(person, roll)), tab: 'people' },
    { name: 'prize', done: stockOf(state).length > 0, tab: 'prizes' },
    { name: 'stage', done: has.screens, tab: 'links' },
    { name: 'go', done: state.draws.some(({ phase }) => phase === 'revealed'), tab: null },
  ]
}
