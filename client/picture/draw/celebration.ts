import type { Draw, State } from '../../../shared/show/state.ts'

/** How a reveal is celebrated: the greater the prize, the more paper, for longer. */
export interface Celebration {
  /** Pieces of paper from each side. */
  pieces: number
  /** Frames of 1/60 s that a piece lives. */
  ticks: number
  /** How high it is thrown: velocity in pixels a frame of the small canvas. */
  velocity: number
  /** Height of the canvas as a share of the picture: the paper of a small prize stays below the name. */
  height: number
}

const SMALL: Celebration = { pieces: 20, ticks: 75, velocity: 20, height: 0.6 }
const GRAND: Celebration = { pieces: 80, ticks: 240, velocity: 35, height: 1 }

/** The celebration of a draw. @param processor whether drawing costs processor time: then at most 40 pieces */
export function celebrationOf({ pace }: Pick<Draw, 'pace'>, processor: boolean): Celebration {
  const made = pace === 'grand' ? GRAND : SMALL
  return processor ? { ...made, pieces: Math.min(20, made.pieces) } : made
}

/** Whether this draw gives the last prize of the event away: then the light of the house comes up. */
export const isLast = ({ prizes, draws }: State, draw: Draw): boolean =>
  draws.at(-1)?.id === draw.id && prizes.length > 0 && prizes.every(({ left }) => left <= 0)
