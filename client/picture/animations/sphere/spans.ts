import type { Ring } from './globe.ts'

/** Names beside one another on a ring that are drawn as one: what a frame costs is their number, not that of the names. */
export interface Span {
  /** Of its middle. */
  longitude: number
  /** In em. */
  width: number
  /** Where each name begins and how wide it is, in em from the left of the span. */
  names: { name: number; x: number; width: number }[]
}

/** What is wider than this many radians would no longer look round. */
export const BEND = 0.2
/** Names further from each other than so many em stay apart: empty room costs as much as letters. */
const APART = 1.5

/**
 * Cuts a ring into spans; a name that is wider than a span may be is one by itself.
 * @param em of the globe's letters
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
