import { channels, LEAST_CONTRAST, luminance, type Palette } from '../../../shared/show/themes/theme.ts'

/** Red, green and blue as linear light. */
export type Linear = readonly [number, number, number]

/** The colours of the set, as linear light. */
export interface SetColours {
  /** The unlit wall at its foot and at its top. */
  wall: Linear
  top: Linear
  cool: Linear
  warm: Linear
  /** Whether light is added to a dark room, or whitens a bright one. */
  bright: boolean
  /**
   * Relative luminance that the wall behind text never exceeds (in a bright room: never falls below), so that everything on
   * it has at least the contrast `LEAST_CONTRAST`.
   */
  limit: number
}

/** The wall moves a little and has a grain; its limit leaves room for both. */
const LIFE = 0.9

/** The set's colours of a palette. */
export function setColoursOf({ ink, light, cool, ...read }: Palette): SetColours {
  const bright = luminance(ink) > 0.4
  const lights = [light, cool, ...Object.values(read)].map(luminance)
  const ground = linear(ink)
  if (bright) {
    const darkest = Math.max(...lights)
    return {
      wall: ground,
      top: scaled(ground, 1.06),
      cool: [0.97, 0.965, 0.95],
      warm: [1, 0.972, 0.9],
      bright,
      limit: ((darkest + 0.05) * LEAST_CONTRAST - 0.05) / LIFE,
    }
  }
  const lamp = raised(linear(cool), 1.9)
  const wall = sum(scaled(ground, 1.9), scaled(lamp, 0.045))
  return {
    wall,
    top: scaled(wall, 0.4),
    cool: lamp,
    warm: raised(linear(light), 1.12),
    bright,
    limit: ((Math.min(...lights) + 0.05) / LEAST_CONTRAST - 0.05) * LIFE,
  }
}

const linear = (colour: string): Linear => map(channels(colour), (part) => decoded(part / 255))

/** Linear light of an sRGB value, both 0 to 1 (IEC 61966-2-1). */
export const decoded = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

const map = ([r, g, b]: readonly [number, number, number], f: (part: number) => number): Linear => [
  f(r),
  f(g),
  f(b),
]
const scaled = (colour: Linear, by: number): Linear => map(colour, (part) => part * by)
const raised = (colour: Linear, power: number): Linear => map(colour, (part) => part ** power)
const sum = (a: Linear, b: Linear): Linear => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
