import { smooth, type MotionState } from '../engine/motion.ts'
import { share, shuffled } from '../engine/random.ts'

export const COLUMNS = 3
export const ROWS = 4
export const CARDS = COLUMNS * ROWS
/** Size of a card with the room around it, in heights of the picture. */
export const CELL = { width: 0.25, height: 0.178 }
/** Flips of a card in a second of rolling. */
const FLIPS = 1.7
/** The part of the time between two flips that a card is in motion. */
const MOVING = 0.42

/** A card as it is seen: its middle in heights of the picture, up is negative. */
export interface Card {
  x: number
  y: number
  /** Which name of the pool it shows. */
  name: number
  /** How much of its height is seen while it turns over, 0 to 1. */
  seen: number
  /** Its light, 0 to 1, and how warm that is. */
  light: number
  warmth: number
}

/** The wall at an instant. */
export interface Wall {
  cards: Card[]
  /** Light of the gap in the middle, 0 to 1, and how far it reaches. */
  core: number
  reach: number
}

/** Makes the wall of a pool: cards turn over in waves, settle as the wall slows, and part for the reveal. */
export function wallOf(names: number, seed: number): (state: MotionState, t: number) => Wall {
  const order = shuffled(names, seed)
  return ({ turned, energy, gathered, out, burst, alive }, t) => {
    const held = gathered * (1 - out)
    const cards = Array.from({ length: CARDS }, (_, i): Card => {
      const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)]
      // Less than one flip apart, so that no name stands on two cards.
      const wave = column * 0.13 + row * 0.2 + 0.1 * share(seed, i, 41)
      const phase = turned * FLIPS + 2 - wave
      const round = Math.floor(phase)
      const moving = smooth((phase - round) / MOVING)
      // A card never rests halfway: what is not over when the wall slows is finished or taken back.
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
