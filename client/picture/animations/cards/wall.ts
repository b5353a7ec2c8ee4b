import { smooth, type MotionState } from '../engine/motion.ts'
import { share, shuffled } from '../engine/random.ts'

export const COLUMNS = 3
export const ROWS = 4
export const CARDS = COLUMNS * ROWS
/** Size of a card including the gap around it, in heights of the picture. */
export const CELL = { width: 0.25, height: 0.178 }
/** Flips per second of a card at full rolling speed. */
const FLIPS = 1.7
/** Share of the interval between two flips during which a card moves, 0 to 1. */
const MOVING = 0.42

/** A card to draw; `x` and `y` are its centre relative to the centre of the picture, in heights of the picture, y downwards. */
export interface Card {
  x: number
  y: number
  /** Index of the shown name in the pool. */
  name: number
  /** Vertical scale of the card while it flips: 1 facing the viewer, 0 edge-on. */
  seen: number
  /** Brightness and warmth of its colour, 0 to 1 each. */
  light: number
  warmth: number
}

/** Everything needed to draw one frame of the wall. */
export interface Wall {
  cards: Card[]
  /** Glow in the middle of the wall: brightness, 0 to 1, and radius in heights of the picture. */
  core: number
  reach: number
}

/**
 * Returns a function that computes the wall for a motion state and a time in ms since OPEN. @param names number of names in
 * the pool
 */
export function wallOf(names: number, seed: number): (state: MotionState, t: number) => Wall {
  const order = shuffled(names, seed)
  return ({ turned, energy, gathered, out, burst, alive }, t) => {
    const held = gathered * (1 - out)
    const cards = Array.from({ length: CARDS }, (_, i): Card => {
      const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)]
      // All cards stay within one flip of each other, so that no name is on two cards at once.
      const wave = column * 0.13 + row * 0.2 + 0.1 * share(seed, i, 41)
      const phase = turned * FLIPS + 2 - wave
      const round = Math.floor(phase)
      const moving = smooth((phase - round) / MOVING)
      // No card stops halfway: flips still running when the wall slows down are completed or reverted.
      const flip = moving + (Math.round(moving) - moving) * smooth(gathered * 1.6)
      const shown = flip < 0.5 ? round - 1 : round
      const [x, y] = [column - (COLUMNS - 1) / 2, row - (ROWS - 1) / 2]
      const sway = alive * 0.004 * Math.sin(t / 1300 + i * 1.7)
      const near = Math.exp(-((x / 1.6) ** 4) - (y / 2.4) ** 4)
      const crest = Math.exp(-(((moving - 0.5) / 0.3) ** 2)) * energy
      return {
        x: x * CELL.width + x * out * (0.44 + 0.06 * Math.abs(y)),
        y: y * CELL.height + sway + (x === 0 ? Math.sign(y) * 0.5 : 0.03 * y) * out,
        name: order[(((shown * CARDS + i) % names) + names) % names]!,
        seen: Math.abs(Math.cos(flip * Math.PI)),
        light: (0.3 + 0.7 * near) * (1 - 0.5 * held) * (1 - 0.84 * out),
        warmth: crest,
      }
    })
    return {
      cards,
      core: Math.min(1, 0.12 + 0.12 * energy + 0.85 * held + 0.5 * burst + 0.1 * out),
      reach: 0.75 - 0.2 * held + 0.3 * out + 0.2 * burst,
    }
  }
}
