import { mix, share } from '../engine/random.ts'
import type { Globe } from './globe.ts'

/** Floats per point: longitude of its name (unwound, over all laps), latitude and laps of its ring, half width; own latitude, size. */
export const POINT = 6
/** Floats per streak: longitude and latitude of its head, its length and its brightness as factors. */
export const STREAK = 4
/** Number of streaks on the globe, and on the ring around the words; those beyond the number of people have no point at their head. */
const ON_GLOBE = 260
export const STREAKS = 560
/** Latitude up to which the points of the outermost rings spread. */
const CAP = 1.42

/**
 * A point for each person: on its name where every name is seen in every turn, else anywhere between its ring and the next.
 * Points of all rings alternate, so that the first few are as evenly spread as all.
 */
export function pointsOf({ rings }: Globe, seed: number): Float32Array {
  const count = rings.reduce((sum, { places }) => sum + places.length, 0)
  const points = new Float32Array(count * POINT)
  const most = Math.max(0, ...rings.map(({ places }) => places.length))
  let next = 0
  for (let i = 0; i < most; i++) {
    rings.forEach(({ latitude, laps, places }, r) => {
      const place = places[i]
      if (!place) return
      const [low, high] = bandOf(rings, r)
      const part = share(seed, place.name, 51)
      // Even on the sphere: by the sine of the latitude.
      const own = laps === 1 ? latitude : Math.asin(low + (high - low) * part)
      const size = 0.7 + 0.6 * share(seed, place.name, 52)
      points.set([place.longitude, latitude, laps, place.width / 2, own, size], next)
      next += POINT
    })
  }
  return points
}

/** The sines of the latitudes between which the points of a ring are. */
function bandOf(rings: Globe['rings'], ring: number): [number, number] {
  const edge = (next: number, end: number) => {
    const other = rings[next]
    return Math.sin(other ? (other.latitude + rings[ring]!.latitude) / 2 : end)
  }
  return [edge(ring - 1, -CAP), edge(ring + 1, CAP)]
}

/** The streaks: behind the first points, and where there are fewer points also by themselves. */
export function streaksOf(points: Float32Array, seed: number): Float32Array {
  const streaks = new Float32Array(STREAKS * STREAK)
  for (let i = 0; i < STREAKS; i++) {
    const point = i * POINT
    const free = point >= points.length
    const longitude = free ? share(seed, i, 61) * 2 * Math.PI : points[point]!
    const latitude = free ? Math.asin(1.9 * share(seed, i, 62) - 0.95) : points[point + 4]!
    streaks.set(
      [longitude, latitude, 0.5 + 1.1 * share(seed, i, 63), 0.45 + (mix(seed, i, 64) % 56) / 100],
      i * STREAK,
    )
  }
  return streaks
}

/** Number of streaks while the rings have opened so far, 0 to 1. */
export const streaksAt = (open: number): number => Math.round(ON_GLOBE + (STREAKS - ON_GLOBE) * open)

/** Size of a point in heights of the picture: the more there are, the smaller. */
export const pointSize = (points: number): number =>
  0.0072 * Math.min(1, Math.max(0.4, (300 / points) ** 0.3))

/** Brightness of points in front of the globe, between the names, relative to those at its limb. */
export const crowdOf = (points: number): number => Math.min(0.6, Math.max(0.16, (60 / points) ** 0.5))
