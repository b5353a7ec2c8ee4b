import { closingOf, type Spark } from '../engine/closing.ts'
import { emOf } from '../engine/lettering.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { shuffled } from '../engine/random.ts'

/** How the pool is spread over reels: each name stands on one reel only. */
export interface Reels {
  /** The names of each reel by number, in the order in which they come past; -1 for a face without a name. */
  slots: number[][]
  /** Angle between two faces of a drum. */
  pitch: number
}

/** A face of a drum to draw. */
export interface Face {
  /** Index of the name in the pool; -1 without one. */
  name: number
  /** Its place on the reel. */
  place: number
  /** Angle from the front, in radians; positive is further down. */
  angle: number
  /** Brightness of the name, and how much of it is that of a name in front; 0 to 1. */
  light: number
  near: number
}

/** A drum to draw. */
export interface Drum {
  faces: Face[]
  /** How far it has stopped and become a line of light, 0 to 1. */
  locked: number
}

/** Everything needed to draw a frame of the reels. Shares from 0 to 1. */
export interface ReelsPose {
  drums: Drum[]
  grown: number
  /** Brightness of the drums, and of the bars of light that they leave in a landing. */
  body: number
  bars: number
  /** Length of the streak of a bar, in radians. */
  streak: number
  opening: number
  closing: number
  spark: Spark
  dust: number
  turned: number
}

/** Angle between two faces, by the number of reels: with few reels there is room for larger names. */
const PITCH = [0.44, 0.4, 1 / 3]
/** No name is written further from the front of a drum. */
const LEGIBLE = 1.12
/** A reel has at least so many faces, or a name would stand twice in sight. */
const LEAST = 10
/** Names wider than this, in em, need a wide reel. */
const WIDE = 3.6
/** Faces per second at full rolling speed, and how much faster each next reel is. */
const SPEED = 4.6
const FASTER = 0.06
/** Seconds of its way that a streak covers. */
const EXPOSURE = 0.05

/** Spreads the pool over one to three reels: three if most names are short. */
export function reelsOf(names: readonly string[], seed: number): Reels {
  const wide = names.filter((name) => emOf(name) > WIDE).length
  const most = wide > names.length / 5 ? 2 : 3
  const count = Math.min(most, Math.max(1, Math.round(names.length / LEAST)))
  const slots = Array.from({ length: count }, (): number[] => [])
  shuffled(names.length, seed).forEach((name, i) => slots[i % count]!.push(name))
  for (const slot of slots) while (slot.length < LEAST) slot.push(-1)
  return { slots, pitch: PITCH[count - 1]! }
}

/** The pose of the reels at an instant. */
export function poseOf(reels: Reels, { turned, energy, grown, landing }: MotionState): ReelsPose {
  const state = closingOf(landing)
  const { names, body, opening, slowing, closing, named, dust, spark } = state
  const count = reels.slots.length
  return {
    drums: reels.slots.map((slots, i) => ({
      faces: facesOf(slots, turned * SPEED * (1 + FASTER * i), reels.pitch, names),
      locked: lockedAt(slowing, i, count),
    })),
    grown,
    body,
    bars: named < 0 ? opening * (1 - smooth((closing - 0.9) / 0.1)) : 0,
    streak: energy * SPEED * reels.pitch * EXPOSURE,
    opening: state.page === 0 ? opening : 1,
    closing,
    spark,
    dust,
    turned,
  }
}

/** The faces in front of a drum that so many faces have come past. */
function facesOf(slots: readonly number[], passed: number, pitch: number, names: number): Face[] {
  const reach = Math.floor(Math.PI / 2 / pitch)
  const first = Math.ceil(passed - reach)
  return Array.from({ length: 2 * reach }, (_, i) => {
    const place = first + i
    const angle = (passed - place) * pitch
    const slot = ((place % slots.length) + slots.length) % slots.length
    const near = Math.max(0, Math.cos(angle * 1.25 + 0.12)) ** 1.6
    return { name: slots[slot]!, place: slot, angle, near, light: names * lightOf(angle, near) }
  })
}

/** Brightness of a name: it fades in and out towards the edges of the drum. */
const lightOf = (angle: number, near: number): number =>
  smooth((LEGIBLE - Math.abs(angle)) / 0.3) * (0.5 + 0.5 * near)

/** How far a reel has stopped: they stop one after the other, the last when the landing closes. */
function lockedAt(slowing: number, reel: number, count: number): number {
  const stops = 0.35 + (0.65 * (reel + 1)) / count
  return smooth((slowing - stops + 0.22) / 0.22)
}
