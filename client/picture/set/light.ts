/**
 * How the set is lit for a scene, as plain numbers. Positions and sizes are in heights of the picture: x from its middle, y
 * from its top. Levels are 0 to about 1; a warmth of 1 is the warm light of the look (chance, winners), 0 the cool one
 * (information).
 */
export interface Light {
  /** Where the wall meets the floor. */
  horizon: number
  /** How deep the folds of the back wall are, 0 to 1. */
  folds: number
  beams: readonly Beam[]
  pools: readonly Spot[]
  glows: readonly Spot[]
}

/** A beam of a spotlight through haze, from the lamp to where it ends, with its half width at both ends. */
export interface Beam {
  from: readonly [x: number, y: number]
  to: readonly [x: number, y: number]
  width: readonly [lamp: number, end: number]
  level: number
  warmth: number
}

/** A pool of light on the floor, or a glow on the wall: an ellipse with a soft edge. */
export interface Spot {
  at: readonly [x: number, y: number]
  size: readonly [x: number, y: number]
  level: number
  warmth: number
}

/** A beam from above the picture to the floor. */
export const beam = (
  [lamp, end]: readonly [number, number],
  width: readonly [number, number],
  level: number,
  warmth: number,
  to = 0.9,
): Beam => ({ from: [lamp, -0.22], to: [end, to], width, level, warmth })

export const spot = (
  at: readonly [number, number],
  size: readonly [number, number],
  level: number,
  warmth: number,
): Spot => ({ at, size, level, warmth })
