import { smooth, type LandingState, type MotionState } from '../engine/motion.ts'

/** Everything needed to draw a frame. Lengths in heights of the picture, angles in radians, brightness 0 to 1. */
export interface Pose {
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
  /** The point of light where the ellipse has closed: brightness and radius. */
  core: number
  reach: number
  /** The line of light that the point opens into: its brightness and its whole width. */
  line: number
  width: number
}

/** The ellipse of light of a landing: half its width and height, and how far its centre is above that of the picture. */
interface Ellipse {
  x: number
  y: number
  up: number
}

/** Distance of the camera from the centre, in radii of the globe. */
export const EYE = 2.7
/** The silhouette of the globe is wider than its diameter, because the camera is near. */
export const APPARENT = EYE / Math.sqrt(EYE ** 2 - 1)
/** Diameter of the silhouette while waiting and while rolling. */
export const WAITING = 0.67
export const ROLLING = 0.852
/** Width of the globe with its halo, in diameters. */
export const HALO = 1.32
/** The halo fades out within this distance from the upper and lower edge of the canvas. */
export const EDGE = 0.045
/** Radians per second at full rolling speed. */
const SPIN = 2.6
/** Seconds of its way that a streak covers. */
const EXPOSURE = 0.055
/** The shortest streak on the ellipse, in radians. */
const LEAST_STREAK = 0.11
const TILT = -0.08
const ELLIPSE: Ellipse = { x: 0.76, y: 0.32, up: 0.06 }
/** Radius of the circle that the ellipse closes to, and of the light that is left of it. */
const CLOSED = 0.015
const REACH = 0.11
/** How much wider than the ellipse the outermost of its rings is, per radian of latitude, and in the whole. */
export const BAND = { radian: 0.085, outer: 1.12 }
/** How much nearer the front of the ellipse is than its sides. */
export const LEAN = 0.1
/** Ms in which the rings open, names vanish, and the ellipse closes at most. */
const OPENS = 300
const VANISH = 140
const CLOSES = 1200
/** Width of the line that the last point opens into, and the ms in which it opens and fades. */
const LINE = { width: 0.9, opens: 250, fades: 500 }
/** Half the thickness of the line. */
export const LINE_HALF = 0.0035
/** What drifts behind winners: number of points, their brightness, and the radius of the globe that they are on. */
const DUST = { most: 60, light: 0.4, radius: 0.6 }
/** In a narrow picture, the share of its width that the globe, the ellipse and the line take. */
const WIDTH = 0.9

/** Width of the drawn area in heights of the picture; Infinity means the full width. */
export const widthOf = ({ body, open }: Pose): number => (body > 0 && open === 0 ? ROLLING * HALO : Infinity)

export function poseOf({ turned, energy, grown, alive, landing }: MotionState, t: number): Pose {
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
    core: 0,
    reach: REACH,
    line: 0,
    width: 0,
  }
  if (!landing) return globe
  return landing.named < 0 ? landed(globe, landing) : revealed(globe, landing.named)
}

/** The rings open into an ellipse, which closes to a point; from the second page on it appears around the middle. */
function landed(globe: Pose, { page, since, left }: LandingState): Pose {
  const opening = 1 - (1 - Math.min(1, since / OPENS)) ** 3
  const closing = smooth(1 - left / Math.min(CLOSES, (since + left) * 0.45))
  const larger = page === 0 ? 1 : 1.15 - 0.15 * opening
  const apart = (whole: number) => whole * larger * (1 - closing) + CLOSED * closing
  return {
    ...globe,
    names: page === 0 ? 1 - smooth(since / VANISH) : 0,
    body: page === 0 ? 1 - smooth(since / OPENS) : 0,
    points: (page === 0 ? 1 : opening) * (1 - smooth((closing - 0.9) / 0.1)),
    streak: Math.max(globe.streak, opening * LEAST_STREAK * (1 - closing)),
    open: page === 0 ? opening : 1,
    ellipse: { x: apart(ELLIPSE.x), y: apart(ELLIPSE.y), up: ELLIPSE.up * (1 - closing) },
    core: smooth((closing - 0.45) / 0.55),
    reach: REACH * (1.6 - 0.6 * closing),
  }
}

/** The point opens into a line of light, from which the names rise; a few points drift on as dust. */
function revealed(globe: Pose, since: number): Pose {
  const opened = 1 - (1 - Math.min(1, since / LINE.opens)) ** 3
  const light = 1 - smooth((since - LINE.opens * 0.4) / LINE.fades)
  return {
    ...globe,
    names: 0,
    body: 0,
    points: DUST.light * smooth(since / 900),
    most: DUST.most,
    radius: DUST.radius,
    streak: 0,
    ellipse: { ...ELLIPSE, up: 0 },
    core: light * (1 - opened) ** 3,
    line: light,
    width: REACH + (LINE.width - REACH) * opened,
  }
}

/** How large things are in a picture of this aspect ratio: less than 1 in a narrow one. */
export const partOf = (aspect: number): number => Math.min(1, (WIDTH * aspect) / ROLLING)

/** The pose in a picture of this aspect ratio: smaller where the picture is narrow. @param aspect width divided by height */
export function fitted(pose: Pose, aspect: number): Pose {
  const part = partOf(aspect)
  const across = Math.min(1, (WIDTH * aspect) / (2 * ELLIPSE.x * BAND.outer))
  const { x, y, up } = pose.ellipse
  return {
    ...pose,
    radius: pose.radius * part,
    ellipse: { x: x * across, y: y * Math.sqrt(across), up: up * part },
    width: Math.min(pose.width, WIDTH * aspect),
  }
}
