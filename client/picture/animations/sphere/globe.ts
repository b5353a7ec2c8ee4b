import { mix, shuffled } from '../engine/random.ts'

/** A name's place on the globe: its ring, the middle of it as a longitude, and how wide it is, all for a radius of 1. */
export interface Place {
  name: number
  longitude: number
  width: number
}

export interface Ring {
  latitude: number
  /** How much faster than the globe it turns while rolling. */
  speed: number
  places: Place[]
}

export interface Globe {
  /** Size of the letters for a radius of 1. */
  em: number
  rings: Ring[]
}

/** The largest letters on a globe of radius 1: with few names they would no longer be a globe. */
const LARGEST = 0.185
const LEADING = 1.45
const GAP = 0.75
/** Rings end here: the poles stay open. */
const POLE = (66 * Math.PI) / 180

/**
 * Lays all names on the rings of a globe, each once, in an order made of the seed, as large as they fit.
 * @param widths of the names in em
 */
export function globeOf(widths: readonly number[], seed: number): Globe {
  const order = shuffled(widths.length, seed)
  let em = LARGEST
  let rings = placed(order, widths, seed, em)
  // Smaller by a twentieth each time: whether names fit does not grow evenly with their size.
  while (!rings && em > 1e-4) rings = placed(order, widths, seed, (em *= 0.95))
  return { em, rings: rings ?? [] }
}

/** The rings at a size of letters, each with its share of the names; null if not all have room. */
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

/** Names on a ring with even gaps between them. */
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

/** In steps of a 32nd, so that all rings come round together in the end. */
const speedOf = (seed: number, ring: number): number => (23 + (mix(seed, ring, 3) % 19)) / 32
