/** How the set lives while nothing else moves. Levels are factors below 1, so that life never adds light. */
export interface Life {
  /** Sideways shift of the beams, in heights of the picture. */
  sway: number
  beams: number
  pools: number
}

/** The set is drawn anew so often while nothing else changes, in ms: within that its light moves by less than can be seen. */
export const STEP = 1000 / 6

const wave = (at: number, seconds: number): number => Math.sin((at / 1000 / seconds) * 2 * Math.PI)

/** The life of the set at an instant; half as strong with reduced motion. @param at epoch ms */
export function lifeOf(at: number, calm: boolean): Life {
  const part = calm ? 0.5 : 1
  return {
    sway: 0.006 * part * wave(at, 11),
    beams: 0.94 + 0.06 * part * wave(at, 17),
    pools: 0.96 + 0.04 * part * wave(at, 13),
  }
}
