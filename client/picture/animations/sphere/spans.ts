import type { Ring } from './globe.ts'

/** Neighbouring names on a ring that are drawn as one quad, since the cost of a frame depends on the number of quads. */
export interface Span {
  /** Longitude of the centre, in radians. */
  longitude: number
  /** Width in em. */
  width: number
  /** Index of each name, and its left edge (from the left of the span) and width in em. */
  names: { name: number; x: number; width: number }[]
}

/** Maximum width of a span in radians; wider flat quads would no longer look curved. */
export const BEND = 0.2
/** Names with a gap of more than this many em get separate spans, because drawing empty space costs as much as letters. */
const APART = 1.5

/**
 * Groups the names of a ring into spans; a name wider than the maximum gets a span of its own.
 * @param em font size on the globe of radius 1
 */
export function spansOf({ latitude, places }: Ring, em: number): Span[] {
  const around = Math.cos(latitude) / em
  const spans: Span[] = []
  let left = 0
  for (const place of places) {
    const width = place.width / em
    const from = place.longitude * around - width / 2
    let span = spans.at(-1)
    const whole = from + width - left
    if (span && whole <= BEND * around && from - (left + span.width) <= APART) span.width = whole
    else {
      left = from
      spans.push((span = { longitude: 0, width, names: [] }))
    }
    span.longitude = (left + span.width / 2) / around
    span.names.push({ name: place.name, x: from - left, width })
  }
  return spans
}
