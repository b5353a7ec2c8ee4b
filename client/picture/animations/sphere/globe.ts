import { finish, type Steps } from '../../../../shared/fair/steps.ts'
import { share, shuffled } from '../engine/random.ts'

/**
 * A name on its ring: index of the name, longitude of its centre (unwound, over all laps of the ring) and width, both in
 * radians of longitude.
 */
export interface Place {
  name: number
  longitude: number
  width: number
}

/**
 * A ring of latitude. Its names stand one after the other on a band that winds around the globe `laps` times: of the names
 * that share a longitude, each faces the viewer in one of so many turns.
 */
export interface Ring {
  latitude: number
  laps: number
  /** In order of longitude. */
  places: Place[]
}

export interface Globe {
  /** Font size for a globe of radius 1. */
  em: number
  rings: Ring[]
}

/** Font size on a globe of radius 1, and the largest one, for few names. */
const EM = 0.15
const LARGEST = 0.175
/** Distance between two rings, in em, and the largest one, for few names. */
export const LEADING = 1.34
const LOOSE = 2.2
/** The least gap between two names on a ring, in em. */
export const GAP = 0.62
/** Latitude limit of the rings, in radians: beyond it a name could not be read. */
const POLE = 0.82
/** Few names share fewer rings, so that none is alone on its ring. */
const PER_RING = 3
/** Share of its room that a ring with several laps may be filled to, so that names of any width find a place. */
const FULL = 0.97

/** How far from the middle of the picture the ends of a name may be, in radians: further out it would reach around the globe. */
const SEEN = 0.95
/** How far the globe may be tilted, in radians. */
const TILT = 0.1

/** The widest name, in em, that can be read on a ring of this latitude. */
export function widestOn(latitude: number, em: number): number {
  const half = Math.acos(Math.min(1, Math.cos(SEEN) / Math.cos(Math.abs(latitude) + TILT)))
  return (2 * half * Math.cos(latitude)) / em
}

/** The widest name that a globe holds, in em; longer ones are written narrower. */
export const WIDEST = 10
/** So many names are placed in a step. */
const CHUNK = 250

/**
 * Distributes all names over the rings, each once, shuffled by the seed. Few names are larger; beyond that all have the same
 * size whatever their number: more names make more laps.
 * @param widths of the names in em
 */
export const globeOf = (widths: readonly number[], seed: number): Globe => finish(globeSteps(widths, seed))

/** The same in small steps. */
export function* globeSteps(widths: readonly number[], seed: number): Steps<Globe> {
  const order = shuffled(widths.length, seed)
  const fitted = widths.map((width) => Math.min(WIDEST, width))
  const need = fitted.reduce((sum, width) => sum + width + GAP, 0)
  const widest = Math.max(0, ...fitted)
  for (let em = LARGEST; em > EM; em *= 0.97) {
    const rings = ringsOf(em, widths.length)
    if (widest > widestOn(0, em) || need > roomIn(rings)) continue
    const filled = yield* fill(fitted, order, em, rings)
    if (fits(filled)) return globe(filled, em, fitted, seed)
  }
  const rings = ringsOf(EM, widths.length)
  const laps = Math.max(1, need / FULL / roomIn(rings))
  rings.forEach((ring, i) => {
    // As many rings as needed make one lap more, every other one first.
    const rank = ((i * 2) % rings.length) + 1
    ring.laps = Math.floor(laps) + (rank <= (laps % 1) * rings.length ? 1 : 0)
  })
  let filled = yield* fill(fitted, order, EM, rings)
  while (!fits(filled)) {
    const fullest = filled.reduce((a, b) => (fullness(b) > fullness(a) ? b : a))
    fullest.laps++
    filled = yield* fill(fitted, order, EM, filled)
  }
  return globe(filled, EM, fitted, seed)
}

/** A ring while it is filled: the names on it, the length of one lap and what is used of all laps, in em. */
interface Filled {
  latitude: number
  laps: number
  room: number
  used: number
  names: number[]
}

/** Length of a ring in em. */
const roomOn = (latitude: number, em: number): number => (2 * Math.PI * Math.cos(latitude)) / em

/** Length of one lap of all rings, in em. */
const roomIn = (rings: readonly Filled[]): number => rings.reduce((sum, { room }) => sum + room, 0)
const fullness = ({ used, laps, room }: Filled): number => used / (laps * room)
const fits = (rings: readonly Filled[]): boolean => rings.every((ring) => fullness(ring) <= 1)

/** Empty rings for so many names, of one lap each. */
function ringsOf(em: number, names: number): Filled[] {
  const most = Math.floor((2 * POLE) / (LEADING * em)) + 1
  const count = Math.min(most, Math.max(1, Math.round(names / PER_RING)))
  const apart = Math.min(LOOSE * em, Math.max(LEADING * em, (2 * POLE) / Math.max(1, count - 1)))
  return Array.from({ length: count }, (_, i) => {
    const latitude = (i - (count - 1) / 2) * apart
    return { latitude, laps: 1, room: roomOn(latitude, em), used: 0, names: [] }
  })
}

/** Puts each name on the emptiest ring on which it can be read, whatever was on the rings before. */
function* fill(
  widths: readonly number[],
  order: readonly number[],
  em: number,
  before: readonly Filled[],
): Steps<Filled[]> {
  const rings = before.map((ring) => ({
    ...ring,
    used: 0,
    names: [] as number[],
    widest: widestOn(ring.latitude, em),
  }))
  const middle = rings[Math.floor(rings.length / 2)]!
  for (const [i, name] of order.entries()) {
    if (i % CHUNK === CHUNK - 1) yield
    const width = widths[name]! + GAP
    let best = middle
    let least = (middle.used + width) / (middle.room * middle.laps)
    for (const ring of rings) {
      const part = (ring.used + width) / (ring.room * ring.laps)
      if (part < least && widths[name]! <= ring.widest) [best, least] = [ring, part]
    }
    best.used += width
    best.names.push(name)
  }
  return rings
}

function globe(filled: readonly Filled[], em: number, widths: readonly number[], seed: number): Globe {
  return {
    em,
    rings: filled.map(({ latitude, laps, room, used, names }, i) => {
      const slack = (laps * room - used) / Math.max(1, names.length)
      const radians = em / Math.cos(latitude)
      let at = share(seed, i, 7) * room
      const places = names.map((name): Place => {
        const width = widths[name]!
        const longitude = (at + width / 2) * radians
        at += width + GAP + slack
        return { name, longitude, width: width * radians }
      })
      return { latitude, laps, places }
    }),
  }
}
