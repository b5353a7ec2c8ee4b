import { closingOf, type Closing } from '../engine/closing.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { share, shuffled } from '../engine/random.ts'

export const COLUMNS = 3
export const ROWS = 4
export const CARDS = COLUMNS * ROWS
/** Size of a card without the gap around it, as a share of the wall's side. */
export const CARD = { width: 0.318, height: 0.232 }
/** Flips per second of a card at full rolling speed. */
const FLIPS = 1.7
/** Share of the interval between two flips during which a card moves, 0 to 1. */
const MOVING = 0.42

/** A card to draw; `x` and `y` are its middle relative to that of the wall, as shares of the wall's side, y upwards. */
export interface Card {
  x: number
  y: number
  /** Index of the shown name in the pool, and of the one that comes after it. */
  name: number
  next: number
  /** Vertical scale of the card while it flips: 1 facing the viewer, 0 edge-on. */
  seen: number
  /** How far it leans back while it flips: light falls on its face, 0 to 1. */
  near: number
}

/** Everything needed to draw one frame of the wall. */
export interface Wall {
  cards: Card[]
  grown: number
  turned: number
  state: Closing
}

/**
 * Returns a function that computes the wall for a motion state and a time in ms since OPEN. @param names number of names in
 * the pool
 */
export function wallOf(names: number, seed: number): (state: MotionState, t: number) => Wall {
  const order = shuffled(names, seed)
  return ({ turned, grown, alive, landing }, t) => {
    const cards = Array.from({ length: CARDS }, (_, i): Card => {
      const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)]
      // All cards stay within one flip of each other, so that no name is on two cards at once.
      const wave = column * 0.13 + row * 0.2 + 0.1 * share(seed, i, 41)
      const phase = turned * FLIPS + 2 - wave
      const round = Math.floor(phase)
      const flip = smooth((phase - round) / MOVING)
      const shown = flip < 0.5 ? round - 1 : round
      const nameIn = (turn: number) => order[(((turn * CARDS + i) % names) + names) % names]!
      const sway = alive * 0.004 * Math.sin(t / 1300 + i * 1.7)
      return {
        x: (column - (COLUMNS - 1) / 2) / COLUMNS,
        y: ((ROWS - 1) / 2 - row) / ROWS + sway,
        name: nameIn(shown),
        next: nameIn(shown + 1),
        seen: Math.abs(Math.cos(flip * Math.PI)),
        // A card that has just turned up catches the light, which then leaves it.
        near: flip < 0.5 ? 0 : Math.max(0, 1 - (phase - round - MOVING / 2) / 0.8),
      }
    })
    return { cards, grown, turned, state: closingOf(landing) }
  }
}
