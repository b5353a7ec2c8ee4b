import { closingOf, type Closing, type Spark } from '../engine/closing.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { ELLIPSE, ringIn, ringOf, type Ellipse } from '../engine/ring.ts'
import { partOf, ROLLING, WAITING, WIDTH } from '../engine/space.ts'

/** Everything needed to draw a frame. Lengths in heights of the picture, angles in radians, brightness 0 to 1. */
export interface Pose extends Spark {
  /** How far the globe has turned since OPEN; points and names move to the right. */
  turn: number
  tilt: number
  /** Radius of the globe; perspective makes it appear larger by `APPARENT`. */
  radius: number
  /** Length of a streak behind a point. */
  streak: number
  /** Brightness of the names, of the body, and of the points with their streaks. */
  names: number
  body: number
  points: number
  /** Number of points that are shown at most. */
  most: number
  /** How far the rings have opened into the ellipse, 0 to 1. */
  open: number
  ellipse: Ellipse
}

/** Distance of the camera from the centre, in radii of the globe. */
export const EYE = 2.7
/** The silhouette of the globe is wider than its diameter, because the camera is near. */
export const APPARENT = EYE / Math.sqrt(EYE ** 2 - 1)
/** The halo fades out within this distance from the upper and lower edge of the canvas. */
export const EDGE = 0.045
/** Radians per second at full rolling speed. */
const SPIN = 2.6
/** Seconds of its way that a streak covers. */
const EXPOSURE = 0.055
/** The shortest streak on the ellipse, in radians. */
const LEAST_STREAK = 0.11
const TILT = -0.08
/** What drifts behind winners: number of points, and the radius of the globe that they are on. */
const DUST = { most: 60, radius: 0.6 }

/**
 * Width of the drawn area in heights of the picture: while the globe is whole, the least in which it has its full size; then
 * Infinity, which means the full width.
 */
export const widthOf = ({ body, open }: Pose): number => (body > 0 && open === 0 ? ROLLING / WIDTH : Infinity)

export function poseOf({ turned, energy, grown, alive, landing }: MotionState, t: number): Pose {
  const closing = closingOf(landing)
  const globe: Pose = {
    turn: turned * SPIN,
    tilt: TILT + alive * 0.04 * Math.sin(t / 4700),
    radius: (WAITING + (ROLLING - WAITING) * grown) / 2 / APPARENT,
    streak: energy * SPIN * EXPOSURE,
    names: 1,
    body: 1,
    points: 1,
    most: Infinity,
    open: 0,
    ellipse: ELLIPSE,
    ...closing.spark,
  }
  if (!landing) return globe
  return closing.named < 0 ? landed(globe, closing) : revealed(globe, closing)
}

/** The rings open into an ellipse, which closes to a point; from the second page on it appears around the middle. */
function landed(globe: Pose, state: Closing): Pose {
  const { page, names, body, opening, closing, spark } = state
  return {
    ...globe,
    ...spark,
    names,
    body,
    points: (page === 0 ? 1 : opening) * (1 - smooth((closing - 0.9) / 0.1)),
    streak: Math.max(globe.streak, opening * LEAST_STREAK * (1 - closing)),
    open: page === 0 ? opening : 1,
    ellipse: ringOf(state),
  }
}

/** A few points drift on behind the winners as dust. */
function revealed(globe: Pose, { dust, spark }: Closing): Pose {
  return {
    ...globe,
    ...spark,
    names: 0,
    body: 0,
    points: dust,
    most: DUST.most,
    radius: DUST.radius,
    streak: 0,
    ellipse: { ...ELLIPSE, up: 0 },
  }
}

/** The pose in a picture of this aspect ratio: smaller where the picture is narrow. @param aspect width divided by height */
export function fitted(pose: Pose, aspect: number): Pose {
  const part = partOf(aspect)
  return {
    ...pose,
    radius: pose.radius * part,
    ellipse: ringIn(pose.ellipse, aspect, part),
    width: Math.min(pose.width, WIDTH * aspect),
  }
}
