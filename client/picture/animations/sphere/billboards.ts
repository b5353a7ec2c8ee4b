import { smooth } from '../engine/motion.ts'
import { mix, share } from '../engine/random.ts'
import type { Globe } from './globe.ts'
import { EYE, RADIUS, type Pose } from './pose.ts'

/**
 * A large name that orbits the globe and always faces the viewer. Lengths are in heights of the picture; `x` and `y` are its
 * centre relative to the centre of the picture, y upwards.
 */
export interface Billboard {
  lane: number
  /** Index of the name in the pool. */
  name: number
  x: number
  y: number
  /** Font size. */
  size: number
  /** Brightness, 0 to 1. */
  light: number
}

/**
 * Latitude of each lane's orbit in radians, all different. The lanes are evenly spaced in longitude, so that one is always
 * in front.
 */
const LATITUDES = [0.5, -0.2, 0.16, -0.5]
export const LANES = LATITUDES.length
/** Orbit speed relative to the rotation of the globe. */
const ORBIT_SPEED = 0.75
/** Font size of a large name at its nearest point, in heights of the picture. */
export const LARGE = 0.1
/** Radius of the orbits, in radii of the globe. */
const ORBIT = 1.18
const NEAREST = EYE / (EYE - ORBIT)

/** Whether the names on the globe are so small that large ones are needed too. */
export const hasBillboards = ({ em }: Globe): boolean => (em * RADIUS * EYE) / (EYE - 1) < LARGE * 0.8

/** Scale of the globe for a picture with this aspect ratio: less than 1 if the picture is narrower than it is high. */
export const partOf = (aspect: number): number => Math.min(1, aspect)

/**
 * The visible large names. Each lane switches to another name while behind the globe.
 * @param names number of names in the pool
 * @param aspect width of the picture divided by its height
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

/**
 * Fade factor, 0 to 1, for a large name at `x`: it is fully faded before it leaves the globe's width. Lengths in heights of
 * the picture.
 */
export function fadeAt(x: number, width: number, aspect: number): number {
  return 1 - smooth(((Math.abs(x) + width / 2) / partOf(aspect) - 0.38) / 0.12)
}
