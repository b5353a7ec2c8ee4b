import type { Static } from 'typebox'
import type { Look as LookSchema } from '../stateSchema.ts'

/** A colour as `#rrggbb`. */
export type Colour = string

/** The colours of the stage: near-black ink, what is read on it, one warm light for whatever is live, one cool tone. */
export interface Palette {
  ink: Colour
  paper: Colour
  soft: Colour
  light: Colour
  /** The winner: the brightest there is. */
  hot: Colour
  cool: Colour
}

/** A look of the stage that comes with the product. */
export interface Theme {
  name: string
  palette: Palette
  /** The palette while winners' names stand, where the room is flooded with another colour for them. */
  flood?: Palette
}

/** How an event looks: a theme, and what the host has changed of it. */
export type Look = Static<typeof LookSchema>

/** Contrast (WCAG 2.2, 1.4.3) that everything on stage has at least, so that the last row reads it. */
export const LEAST_CONTRAST = 7

/** Contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

/** The least contrast of what is read on a palette's ink. */
export function leastContrast({ ink, ...read }: Palette): number {
  return Math.min(...Object.values(read).map((colour) => contrast(colour, ink)))
}

/** Red, green and blue, 0 to 255 each. */
export const channels = (colour: Colour): [number, number, number] => [
  parseInt(colour.slice(1, 3), 16),
  parseInt(colour.slice(3, 5), 16),
  parseInt(colour.slice(5, 7), 16),
]

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
export function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
