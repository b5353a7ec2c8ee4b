import { mix, shuffled } from '../random.ts'

/** A name's place on the globe: its ring, the middle of it as a longitude, and how wide it is, all for a radius of 1. */
export interface Place {
  name: number
  longitude: number
  width: number
}

export interface Ring {
  latitude: number
  /** How much faster than the globe it turns while rolling. */
  haste: number
  places: Place[]
}

export interface Globe {
  /** Size of the letters for a radius of 1. */
  em: number
  rings: Ring[]
}

/** The largest letters on a globe of radius 1: with few names they would no longer be a globe. */
const LARGEST = 0.17
const LEADING = 1.55
const GAP = 0.9
/** Rings end here: the poles stay open. */
const POLE = (66 * Math.PI) / 180

/**
 * Lays all names on the rings of a globe, each once, in an order made of the seed, as large as they fit.
 * @param widths of the names in em
 */
export function globeOf(widths: readonly number[], seed: number): Globe {
  const order = shuffled(widths.length, seed)
  let low = 0.001
  let high = LARGEST
  if (!placed(order, widths, seed, high)) {
    for (let i = 0; i < 20; i++) {
      const middle = (low + high) / 2
      if (placed(order, widths, seed, middle)) low = middle
      else high = middle
    }
  } else low = high
  return { em: low, rings: placed(order, widths, seed, low) ?? [] }
}

/** The rings at a size of letters; null if not all names have room. */
function placed(order: number[], widths: readonly number[], seed: number, em: number): Ring[] | null {
  const count = Math.max(1, Math.floor((2 * POLE) / (em * LEADING)) + 1)
  const need = order.reduce((sum, name) => sum + widths[name]! + GAP, 0)
  const latitudes = Array.from({ length: count }, (_, i) => ((i + 0.5) / count - 0.5) * 2 * POLE)
  const room = latitudes.map((latitude) => (2 * Math.PI * Math.cos(latitude)) / em)
  const whole = room.reduce((sum, length) => sum + length, 0)
  // Few names are spread over all rings, so that they still make a globe.
  const fill = Math.min(1, Math.max(0.2, (need / whole) * 1.04))
  const rings: Ring[] = []
  let next = 0
  for (const [i, latitude] of latitudes.entries()) {
    const length = room[i]!
    const mine: number[] = []
    let used = 0
    while (next < order.length && used + widths[order[next]!]! + GAP <= Math.max(length * fill, 0)) {
      used += widths[order[next]!]! + GAP
      mine.push(order[next++]!)
    }
    rings.push({
      latitude,
      haste: hasteOf(seed, i),
      places: spread(mine, widths, em, length, used, seed + i),
    })
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

const hasteOf = (seed: number, ring: number): number => 0.72 + 0.56 * (mix(seed, ring, 3) / 2 ** 32)
