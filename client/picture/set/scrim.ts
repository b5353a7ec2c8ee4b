import { channels, LEAST_CONTRAST, luminance, type Palette } from '../../../shared/show/themes/theme.ts'
import type { Baked, Pixels } from './bake.ts'
import { decoded } from './colours.ts'

/** The most that is shown of a picture, however dark it is: type stands apart from it. */
const MOST = 0.85
/** Shares are told apart in steps of this. */
const STEPS = 100

/**
 * The share of a background picture that may show through a scrim of the palette's ink, 0 to 1: the greatest at which all that
 * is read has the contrast `LEAST_CONTRAST` to every pixel. @param pixels of the picture, scaled down, RGBA
 */
export function shareOf(pixels: Pixels, { ink, ...read }: Palette): number {
  const ground = channels(ink)
  const bright = luminance(ink) > 0.4
  const texts = Object.values(read).map(luminance)
  const limit = bright
    ? (Math.max(...texts) + 0.05) * LEAST_CONTRAST - 0.05
    : (Math.min(...texts) + 0.05) / LEAST_CONTRAST - 0.05
  const isReadable = (at: number, share: number): boolean => {
    const mixed = (k: number) => decoded((ground[k]! + (pixels[at + k]! - ground[k]!) * share) / 255)
    const shown = 0.2126 * mixed(0) + 0.7152 * mixed(1) + 0.0722 * mixed(2)
    return bright ? shown >= limit : shown <= limit
  }
  // Every pixel is asked in turn, and shows less until it is readable: what it shows then is asked of those after it.
  let step = MOST * STEPS
  for (let at = 0; at < pixels.length; at += 4) while (step > 0 && !isReadable(at, step / STEPS)) step--
  return step / STEPS
}

/** How a light falls on its wall, as the alpha of black pixels: opaque where it is brightest, clear where it is darkest. */
export function fallOf({ width, height, wall, beams }: Baked, horizon: number): Pixels {
  const fall: Pixels = new Uint8ClampedArray(new ArrayBuffer(wall.length))
  const foot = Math.floor(height * horizon) * width * 4
  const bright = (at: number) => wall[at + 1]! + beams[at + 1]!
  let [least, most] = [Infinity, 0]
  for (let at = 0; at < foot; at += 4)
    [least, most] = [Math.min(least, bright(at)), Math.max(most, bright(at))]
  for (let at = 0; at < wall.length; at += 4)
    fall[at + 3] = (255 * (bright(at) - least)) / Math.max(1, most - least)
  return fall
}
