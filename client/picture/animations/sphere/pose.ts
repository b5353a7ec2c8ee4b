import { smooth, type MotionState } from '../engine/motion.ts'

/** Everything needed to draw a frame of the globe. Lengths in heights of the picture, angles in radians. */
export interface Pose {
  /** Rotation of a ring with speed 1. */
  turn: number
  tilt: number
  radius: number
  /** How far the names have moved outwards, 0 to 1, to make room for the winners. */
  open: number
  energy: number
  /** Brightness of the names, 0 to 1. */
  names: number
  /** Glow in the middle: brightness, 0 to 1, and radius. */
  core: number
  reach: number
  /** Brightness of the large names in front, 0 to 1. */
  billboards: number
}

/** Radians per second at full rolling speed. */
const SPIN = 1.7
/** Distance of the camera from the centre, in radii of the globe. */
export const EYE = 2.7
/** Radius of the globe at rest, in heights of the picture. */
export const RADIUS = 0.345
/** Width of the drawn area in heights of the picture: for the closed globe, and for the open one when drawing on the CPU. */
const CLOSED = 1
const OPEN = 1.5

/** Width of the drawn area in heights of the picture; Infinity means the full width. @param processor drawing on the CPU */
export const widthOf = ({ open }: Pose, processor: boolean): number =>
  open === 0 ? CLOSED : processor ? OPEN : Infinity

export function poseOf({ turned, energy, gathered, out, burst, alive }: MotionState, t: number): Pose {
  const breath = alive * Math.sin(t / 1100)
  const held = gathered * (1 - out)
  return {
    turn: turned * SPIN,
    tilt: 0.24 + alive * 0.07 * Math.sin(t / 4700),
    radius: RADIUS * (1 + 0.012 * breath + 0.05 * energy - 0.08 * held),
    open: out,
    energy,
    names: (1 - 0.88 * out) * (1 - 0.5 * held),
    core: Math.min(
      1,
      (0.2 + 0.02 * breath + 0.2 * energy + 0.8 * held) * (1 - out) + (0.4 + 0.6 * burst) * out,
    ),
    reach: RADIUS * (1.5 - 0.7 * held + 0.65 * out),
    billboards: smooth((energy - 0.12) / 0.5) * (1 - out),
  }
}
