import { tablesNow } from './lateSeat.ts'
import { shownNames } from './names.ts'
import type { Cue, Seating, State } from './state.ts'

/** The scene that shows who sits where. */
export const PLAN_SCENE = 'plan'

/** The tables with the names of those at them, as stage and hall see them. */
export type ShownSeating = Pick<Seating, 'tables'>

/** All that the shown tables depend on, compared by identity. */
type From = readonly unknown[]
const known = new WeakMap<Seating, { from: From; shown: ShownSeating }>()

/** Who sits where, as the event lets people be named; null where there are no tables or the event hides groups. */
export function shownSeating(state: State): ShownSeating | null {
  const { seating, people, settings, out } = state
  if (!seating || !settings.groups) return null
  const from = [people, settings, out]
  const last = known.get(seating)
  if (last?.from.every((one, i) => one === from[i])) return last.shown
  const names = shownNames(state)
  const seated = tablesNow(state)
  const shown: ShownSeating = {
    tables: seating.tables.map((table, i) => ({
      ...table,
      names: seated[i]!.people.map(({ id }) => {
        const { name, tail } = names.get(id)!
        return tail ? `${name} ${tail}` : name
      }),
    })),
  }
  known.set(seating, { from, shown })
  return shown
}

/** What screens and phones see of the tables: nothing but while the plan is among the cues on air. */
export const seatingOnAir = (state: State, onAir: readonly Cue[]): ShownSeating | null =>
  onAir.some(({ scene }) => scene === PLAN_SCENE) ? shownSeating(state) : null
