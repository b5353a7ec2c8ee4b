import { closingOf, type Closing } from '../engine/closing.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { visitOf, type Plan } from './plan.ts'

/** A point of the plan, as shares of its side from its middle, y upwards. */
interface Point {
  x: number
  y: number
}

/** Everything needed to draw a frame of the spotlight. Shares from 0 to 1. */
export interface SearchPose {
  /** Where the light is. */
  light: Point
  /** How far each table is lit. */
  lit: number[]
  /** Index of the person whose name stands above the plan, and how far it has come in. */
  name: number
  named: number
  grown: number
  turned: number
  state: Closing
  /** How far the plan has lain down on the floor. */
  lain: number
  /** How far the light has found the table. */
  found: number
}

/** Tables that the light visits in a second at full rolling speed. */
const VISITS = 2.4
/** Share of a visit in which the light travels; it stays for the rest. */
const TRAVEL = 0.55
/** The light has come to the table after this share of the time before the landing closes. */
const ARRIVES = 0.55
/** How far a table is lit by the light, by its distance in tables. */
const SPREAD = 0.62

/** The pose of the search at an instant. */
export function poseOf(plan: Plan, { turned, grown, landing }: MotionState, seed: number): SearchPose {
  const state = closingOf(landing)
  const passed = turned * VISITS + 1
  const visit = Math.floor(passed)
  const travelled = smooth((passed - visit) / TRAVEL)
  const [from, to] = [visitOf(plan, visit - 1, seed), visitOf(plan, visit, seed)]
  const searching = between(plan.tables[from.table]!, plan.tables[to.table]!, travelled)
  const targets = landing ? plan.tables.filter(({ label }) => landing.groups.includes(label)) : []
  const arrived = landing ? smooth(state.slowing / ARRIVES) : 0
  const found = landing ? smooth((state.slowing - ARRIVES * 0.85) / 0.25) : 0
  const light = between(searching, targets[0] ?? { x: 0, y: 0 }, arrived)
  return {
    light,
    lit: plan.tables.map((table) => {
      const reached = litAt(plan, table, light)
      // Where several tables have won, the light of the others comes on when the first is found.
      return targets.includes(table) ? Math.max(reached, found) : reached * (1 - found)
    }),
    name: (travelled < 0.5 ? from : to).name,
    named: smooth(Math.abs(2 * travelled - 1) * 2.2),
    grown,
    turned,
    state,
    lain: state.page === 0 ? state.opening : 1,
    found: targets.length > 0 ? found : 0,
  }
}

/** How far a table is lit by a light at a place. */
function litAt({ cell }: Plan, { x, y }: Point, light: Point): number {
  const away = Math.hypot((x - light.x) / cell.width, (y - light.y) / cell.height)
  return Math.exp(-((away / SPREAD) ** 2))
}

const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})
