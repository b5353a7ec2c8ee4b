import { smooth } from '../engine/motion.ts'
import { mix, share } from '../engine/random.ts'
import type { Globe } from './globe.ts'
import { EYE, RADIUS, type Pose } from './pose.ts'

/** A large name that orbits the globe and always faces the viewer, as it is seen: lengths in heights of the picture, up is positive. */
export interface Billboard {
  lane: number
  /** Which name of the pool. */
  name: number
  x: number
  y: number
  /** Height of its letters. */
  size: number
  /** Its light, 0 to 1. */
  light: number
}

/** Lanes follow one another at even distances, high and low: one is always in front, never two at one height. */
const LATITUDES = [0.5, -0.2, 0.16, -0.5]
export const LANES = LATITUDES.length
/** How fast they orbit, as a part of the globe's turn. */
const ORBIT_SPEED = 0.75
/** Height of a large name's letters at its nearest. */
export const LARGE = 0.1
/** Radius of the orbits, in radii of the globe. */
const ORBIT = 1.18
const NEAREST = EYE / (EYE - ORBIT)

/** Large names orbit where those on the globe are small. */
export const hasBillboards = ({ em }: Globe): boolean => (em * RADIUS * EYE) / (EYE - 1) < LARGE * 0.8

/** Part of its size that a globe has on a picture so many heights wide. */
export const partOf = (aspect: number): number => Math.min(1, aspect)

/**
 * The large names in front: each lane's changes to another one behind the globe, so that all come by.
 * @param aspect width of the picture in heights
 */
export function billboardsAt(
  { turn, billboards, radius }: Pose,
  names: number,
  seed: number,
  aspect: number,
): Billboard[] {
  const part = partOf(aspect)
  const seen: Billboard[] = []
  if (billboards === 0) return seen
  for (let lane = 0; lane < LANES; lane++) {
    const orbit = (turn * ORBIT_SPEED) / (2 * Math.PI) + lane / LANES + share(seed, 12)
    const round = Math.floor(orbit)
    const longitude = (orbit - round) * 2 * Math.PI - Math.PI
    const light = billboards * smooth((Math.cos(longitude) - 0.35) / 0.4)
    if (light === 0) continue
    const latitude = LATITUDES[lane]!
    const near = EYE / (EYE - Math.cos(latitude) * Math.cos(longitude) * ORBIT)
    seen.push({
      lane,
      name: mix(seed, lane, round) % names,
      x: Math.cos(latitude) * Math.sin(longitude) * ORBIT * radius * part * near,
      y: Math.sin(latitude) * ORBIT * radius * part * near,
      size: (LARGE * part * near) / NEAREST,
      light,
    })
  }
  return seen
}

/** How much of its light a large name keeps so far from the middle: it is gone before it leaves the globe's width. */
export function fadeAt(x: number, width: number, aspect: number): number {
  return 1 - smooth(((Math.abs(x) + width / 2) / partOf(aspect) - 0.38) / 0.12)
}
