import { channels, type Colour } from '../../../../shared/show/themes/theme.ts'

/** Red, green and blue, 0 to 1 each. */
export type Tint = readonly [number, number, number]

/** Converts a colour; a power above 1 darkens it and increases its saturation. */
export function tintOf(colour: Colour, power = 1): Tint {
  const [red, green, blue] = channels(colour)
  return [(red / 255) ** power, (green / 255) ** power, (blue / 255) ** power]
}

/** Linear interpolation between two tints; `share` 0 gives the first, 1 the second. */
export const mixed = (a: Tint, b: Tint, share: number): Tint => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

/** A tint as a CSS colour. @param opacity 0 to 1 */
export function css([red, green, blue]: Tint, opacity = 1): string {
  const parts = [red, green, blue].map((part) => Math.round(part * 255))
  return `rgba(${parts.join(', ')}, ${opacity})`
}
