import type { Globe } from './globe.ts'
import { seeOnGlobe, type Seen } from './place.ts'
import type { Pose } from './pose.ts'
import type { Written } from './written.ts'

const above: Seen = { x: 0, y: 0, facing: 0 }
const below: Seen = { x: 0, y: 0, facing: 0 }

interface Bending {
  /** The part of the name, as shares of its width; all of it if absent. */
  from?: number
  to?: number
  /** Number of pieces of equal width. */
  pieces: number
  /** Height of the letters in em. */
  ink: number
}

/**
 * Bends a name on the globe: calls `corners` for each of `pieces` + 1 sections from its left to its right end, with the points
 * above and below in heights of the picture.
 */
export function bend(
  { em, rings }: Globe,
  pose: Pose,
  { ring, place, longitude }: Written,
  { from = 0, to = 1, pieces, ink }: Bending,
  corners: (part: number, above: Seen, below: Seen) => void,
): void {
  const { latitude, places } = rings[ring]!
  const { width } = places[place]!
  const half = (em * ink) / 2
  for (let i = 0; i <= pieces; i++) {
    const part = from + ((to - from) * i) / pieces
    const along = longitude + (part - 0.5) * width
    seeOnGlobe(pose, along, latitude + half, above)
    seeOnGlobe(pose, along, latitude - half, below)
    corners(part, above, below)
  }
}
