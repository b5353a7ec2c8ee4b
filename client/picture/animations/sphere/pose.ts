import { smooth, type MotionState } from '../engine/motion.ts'

/** How the globe stands and is lit at an instant; lengths in heights of the picture. */
export interface Pose {
  /** Radians that a ring at the globe's own speed has turned. */
  turn: number
  tilt: number
  radius: number
  /** How far the names have moved out of the middle, 0 to 1. */
  open: number
  energy: number
  /** Light of the names, 0 to 1. */
  names: number
  /** Light in the middle, 0 to 1, and how far it reaches. */
  core: number
  reach: number
  /** Light of the large names in front, 0 to 1. */
  billboards: number
}

/** Radians that the globe turns in a second of rolling. */
const SPIN = 1.7
/** Distance of the eye in radii. */
export const EYE = 2.7
/** Radius of the globe at rest. */
export const RADIUS = 0.345
/** Heights within which everything of the closed globe is seen, and all that is shown of the open one where the processor draws. */
const CLOSED = 1
const OPEN = 1.5

/** How many heights wide the picture is; the open globe has the whole width where there is a graphics card. */
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
