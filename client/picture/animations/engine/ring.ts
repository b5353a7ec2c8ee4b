import type { Closing } from './closing.ts'
import { WIDTH } from './space.ts'

/** An ellipse of light: half its width and height, and how far its centre is above that of the picture, in heights of it. */
export interface Ellipse {
  x: number
  y: number
  up: number
}

/** The ring around the words that were called. */
export const ELLIPSE: Ellipse = { x: 0.76, y: 0.32, up: 0.06 }
/** How much wider than the ellipse the outermost of its rings is, per radian of latitude, and in the whole. */
export const BAND = { radian: 0.085, outer: 1.12 }
/** How much nearer the front of the ellipse is than its sides. */
export const LEAN = 0.1
/** Radius of the circle that the ring closes to. */
const CLOSED = 0.015

/** The ring of a landing: it closes to a point; from the second page on it appears around the middle. */
export function ringOf({ page, opening, closing }: Pick<Closing, 'page' | 'opening' | 'closing'>): Ellipse {
  const larger = page === 0 ? 1 : 1.15 - 0.15 * opening
  const apart = (whole: number) => whole * larger * (1 - closing) + CLOSED * closing
  return { x: apart(ELLIPSE.x), y: apart(ELLIPSE.y), up: ELLIPSE.up * (1 - closing) }
}

/** The ring in a picture of this aspect ratio: smaller where the picture is narrow. @param part see `partOf` */
export function ringIn({ x, y, up }: Ellipse, aspect: number, part: number): Ellipse {
  const across = Math.min(1, (WIDTH * aspect) / (2 * ELLIPSE.x * BAND.outer))
  return { x: x * across, y: y * Math.sqrt(across), up: up * part }
}
