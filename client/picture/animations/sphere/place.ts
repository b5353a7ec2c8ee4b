import { BAND, LEAN } from '../engine/ring.ts'
import { APPARENT, EYE, type Pose } from './pose.ts'

/** A point in heights of the picture from its middle, y upwards. */
export interface Seen {
  x: number
  y: number
  /** How far it faces the viewer: 1 in the middle of the globe or at the front of the ellipse, negative behind. */
  facing: number
}

/** Where a point of the globe is seen. Written into `to`, because it is asked thousands of times a frame. */
export function seeOnGlobe(
  { tilt, radius }: Pick<Pose, 'tilt' | 'radius'>,
  longitude: number,
  latitude: number,
  to: Seen,
): Seen {
  const [cos, sin] = [Math.cos(latitude), Math.sin(latitude)]
  const depth = cos * Math.cos(longitude)
  const z = sin * Math.sin(tilt) + depth * Math.cos(tilt)
  const near = (radius * EYE) / (EYE - z)
  to.x = cos * Math.sin(longitude) * near
  to.y = (sin * Math.cos(tilt) - depth * Math.sin(tilt)) * near
  to.facing = (z * EYE - 1) / (EYE - 1)
  return to
}

/** Where a point is seen while the rings open: between its places on the globe and on the ellipse. */
export function see(pose: Pose, longitude: number, latitude: number, to: Seen): Seen {
  seeOnGlobe(pose, longitude, latitude, to)
  const { open, ellipse } = pose
  if (open === 0) return to
  const front = Math.cos(longitude)
  const out = (1 + BAND.radian * latitude) / (1 - LEAN * front)
  to.x += (ellipse.x * Math.sin(longitude) * out - to.x) * open
  to.y += (ellipse.up - ellipse.y * front * out - to.y) * open
  to.facing += (front - to.facing) * open
  return to
}

/** Radius of the silhouette, in heights of the picture. */
export const silhouette = ({ radius }: Pick<Pose, 'radius'>): number => radius * APPARENT

/** What the points at the limb take beside the globe, on both sides together, and the steps of its square: few, as each costs. */
const BESIDE = 0.02
const STEP = 0.05

/** Side of the square that holds the globe, with its halo or without; Infinity once it opens. In heights of the picture. */
export const squareOf = (pose: Pose, halo = 1): number =>
  pose.body > 0 && pose.open === 0
    ? Math.ceil((2 * silhouette(pose) * halo + BESIDE) / STEP) * STEP
    : Infinity

/** The same as `see`, in GLSL; the result is (x, y, facing). */
export const SEE = `
uniform vec4 globe;   // from Pose: turn, tilt, radius, open
uniform vec3 ellipse; // from Pose: half width, half height, height of the centre
uniform float aspect; // width of the picture divided by its height
const float EYE = ${EYE.toFixed(4)};
vec3 see(float longitude, float latitude) {
  float depth = cos(latitude) * cos(longitude);
  float z = sin(latitude) * sin(globe.y) + depth * cos(globe.y);
  float near = globe.z * EYE / (EYE - z);
  vec3 p = vec3(
    cos(latitude) * sin(longitude) * near,
    (sin(latitude) * cos(globe.y) - depth * sin(globe.y)) * near,
    (z * EYE - 1.0) / (EYE - 1.0));
  if (globe.w == 0.0) return p;
  float front = cos(longitude);
  float out_ = (1.0 + ${BAND.radian.toFixed(4)} * latitude) / (1.0 - ${LEAN.toFixed(4)} * front);
  vec3 ring = vec3(ellipse.x * sin(longitude) * out_, ellipse.z - ellipse.y * front * out_, front);
  return mix(p, ring, globe.w);
}
vec4 onScreen(vec2 xy) { return vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0); }
`
