import { smooth } from '../engine/motion.ts'
import type { Globe, Place, Ring } from './globe.ts'
import { EYE } from './pose.ts'

/** A name that can be read at an instant. */
export interface Written {
  /** Index of its ring, and of its place there. */
  ring: number
  place: number
  /** Longitude of its centre in radians, 0 in the middle of the picture. */
  longitude: number
  /** How far the end that faces the viewer less does face them: 1 in the middle of the picture, 0 at the limb. */
  facing: number
  /** How far its point of light has become the name, 0 to 1. */
  emerged: number
}

/** A name that faces the viewer less than this is a point of light only; within a little more the point becomes the name. */
export const LEGIBLE = 0.2
export const EMERGED = 0.26
/** No longitude further from the middle of the picture is legible. */
const REACH = Math.acos((1 + LEGIBLE * (EYE - 1)) / EYE) + 0.05

/** How far a point of the globe faces the viewer: 1 in the middle of the picture, 0 at the limb, negative behind it. */
export function facingOf(longitude: number, latitude: number, tilt: number): number {
  const depth =
    Math.sin(latitude) * Math.sin(tilt) + Math.cos(latitude) * Math.cos(tilt) * Math.cos(longitude)
  return (depth * EYE - 1) / (EYE - 1)
}

/** The longitude of a place once the globe has turned: from minus half of all laps to half of them. */
export function turnedTo({ longitude }: Place, { laps }: Ring, turn: number): number {
  const whole = 2 * Math.PI * laps
  const at = (longitude + turn) / whole
  return (at - Math.floor(at + 0.5)) * whole
}

/** All names that can be read when the globe has turned so far. @param tilt in radians */
export function writtenAt({ rings }: Globe, turn: number, tilt: number): Written[] {
  const written: Written[] = []
  rings.forEach((ring, r) => {
    for (const place of placesWithin(ring, turn, -REACH, REACH)) {
      const { width } = ring.places[place]!
      const longitude = turnedTo(ring.places[place]!, ring, turn)
      const facing = facingOf(Math.abs(longitude) + width / 2, ring.latitude, tilt)
      if (facing <= LEGIBLE) continue
      const emerged = smooth((facing - LEGIBLE) / (EMERGED - LEGIBLE))
      written.push({ ring: r, place, longitude, facing, emerged })
    }
  })
  return written
}

/** Progress of a name from the limb to the middle of the picture, 0 to 1. */
export const nearness = (facing: number): number => smooth((facing - LEGIBLE) / (0.92 - LEGIBLE))

/** Opacity of a name, 0 to 1. @param dim of one that can just be read */
export const opacityOf = ({ emerged, facing }: Written, dim: number): number =>
  emerged * (dim + (1 - dim) * nearness(facing))

/** Indices of the places of a ring whose centres are within these longitudes, from the left to the right. */
export function placesWithin(ring: Ring, turn: number, from: number, to: number): number[] {
  const { places } = ring
  const found: number[] = []
  const start = firstFrom(ring, turn, from)
  for (let i = 0; i < places.length; i++) {
    const place = (start + i) % places.length
    const longitude = turnedTo(places[place]!, ring, turn)
    if (longitude < from || longitude > to) break
    found.push(place)
  }
  return found
}

/** Index of the first place at or to the right of a longitude, by bisection. */
function firstFrom({ places, laps }: Ring, turn: number, longitude: number): number {
  const whole = 2 * Math.PI * laps
  const base = places[0]?.longitude ?? 0
  const past = (longitude - turn - base) / whole
  const wanted = base + (past - Math.floor(past)) * whole
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.longitude < wanted) low = middle + 1
    else high = middle
  }
  return low % Math.max(1, places.length)
}
