import { mix, shuffled } from '../engine/random.ts'

/**
 * The position of a name on its ring: index of the name, longitude of its centre in radians, and width on a globe of radius
 * 1.
 */
export interface Place {
  name: number
  longitude: number
  width: number
}

export interface Ring {
  latitude: number
  /** Rotation speed as a factor of the globe's speed. */
  speed: number
  places: Place[]
}

export interface Globe {
  /** Font size for a globe of radius 1. */
  em: number
  rings: Ring[]
}

/** Maximum font size on a globe of radius 1; with larger letters few names would not look like a globe. */
const LARGEST = 0.185
const LEADING = 1.45
const GAP = 0.75
/** Latitude limit of the rings, in radians; no names at the poles. */
const POLE = (66 * Math.PI) / 180

/**
 * Distributes all names over the rings, each once, shuffled by the seed, at the largest font size at which all fit.
 * @param widths of the names in em
 */
export function globeOf(widths: readonly number[], seed: number): Globe {
  const order = shuffled(widths.length, seed)
  let em = LARGEST
  let rings = placed(order, widths, seed, em)
  // Step down by 5 % instead of bisecting, because whether all names fit is not monotonic in the font size.
  while (!rings && em > 1e-4) rings = placed(order, widths, seed, (em *= 0.95))
  return { em, rings: rings ?? [] }
}

/** The rings for a font size, with the names distributed over them; null if not all names fit. */
function placed(order: number[], widths: readonly number[], seed: number, em: number): Ring[] | null {
  const count = Math.max(1, Math.floor((2 * POLE) / (em * LEADING)) + 1)
  const latitudes = Array.from({ length: count }, (_, i) => ((i + 0.5) / count - 0.5) * 2 * POLE)
  const lengths = latitudes.map((latitude) => (2 * Math.PI * Math.cos(latitude)) / em)
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const need = order.reduce((sum, name) => sum + widths[name]! + GAP, 0)
  if (need > whole) return null
  const rings: Ring[] = []
  let next = 0
  let room = 0
  let used = 0
  for (const [i, latitude] of latitudes.entries()) {
    const length = lengths[i]!
    room += length
    const mine: number[] = []
    let own = 0
    while (next < order.length) {
      const width = widths[order[next]!]! + GAP
      if (own + width > length || used + width / 2 > (need * room) / whole) break
      own += width
      used += width
      mine.push(order[next++]!)
    }
    rings.push({ latitude, speed: speedOf(seed, i), places: spread(mine, widths, em, length, own, seed + i) })
  }
  return next === order.length ? rings : null
}

/** Places names on a ring with equal gaps. */
function spread(
  names: number[],
  widths: readonly number[],
  em: number,
  length: number,
  used: number,
  seed: number,
): Place[] {
  const slack = (length - used) / Math.max(1, names.length)
  let at = (mix(seed, 7) / 2 ** 32) * length
  return names.map((name) => {
    const width = widths[name]!
    const longitude = ((at + width / 2) / length) * 2 * Math.PI
    at += width + GAP + slack
    return { name, longitude, width: width * em }
  })
}

/** A ring's speed, a multiple of 1/32 so that all rings return to their start after a common period (`PERIOD`). */
const speedOf = (seed: number, ring: number): number => (23 + (mix(seed, ring, 3) % 19)) / 32
