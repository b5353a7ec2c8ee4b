import sharp from 'sharp'
import type { InkedText } from '../shots/inkedTexts.ts'

/** The share of the pixels behind a text that may be worse than the contrast that is told of it: grain and edges. */
const WORST = 0.04

/** What stands behind a picture's letters: RGB bytes, row by row. */
export interface Ground {
  data: Buffer
  width: number
  height: number
}

/** Red, green and blue, each 0 to 255. */
type Colour = readonly [number, number, number]

/** The pixels of a PNG. */
export async function groundOf(png: Buffer): Promise<Ground> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The contrast (WCAG 2.2, 1.4.3) of a text against the pixels behind it: of its darkest colour, at the 4th percentile. */
export function contrastOn(ground: Ground, { colours, opacity, boxes }: InkedText): number {
  const found: number[] = []
  for (const colour of colours) {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g)!.map(Number)
    const share = alpha * opacity
    const ink: Colour = [red!, green!, blue!]
    const opaque = luminance(ink)
    const ratios: number[] = []
    for (const { x, y, width, height } of boxes) {
      for (let j = Math.max(0, Math.ceil(y)); j < Math.min(ground.height, y + height); j += 2) {
        for (let i = Math.max(0, Math.ceil(x)); i < Math.min(ground.width, x + width); i += 2) {
          const at = (j * ground.width + i) * 3
          const behind: Colour = [ground.data[at]!, ground.data[at + 1]!, ground.data[at + 2]!]
          const seen = share === 1 ? opaque : luminance(mixed(ink, share, behind))
          const other = luminance(behind, lightOfByte)
          ratios.push((Math.max(seen, other) + 0.05) / (Math.min(seen, other) + 0.05))
        }
      }
    }
    ratios.sort((a, b) => a - b)
    if (ratios.length > 0) found.push(ratios[Math.floor(ratios.length * WORST)]!)
  }
  return Math.min(...found)
}

const mixed = ([red, green, blue]: Colour, share: number, behind: Colour): Colour => [
  red * share + behind[0] * (1 - share),
  green * share + behind[1] * (1 - share),
  blue * share + behind[2] * (1 - share),
]

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
const luminance = ([red, green, blue]: Colour, light = lightOf): number =>
  0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)

/** The light of a part of a colour, 0 to 1. */
function lightOf(part: number): number {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const LIGHTS = Float64Array.from({ length: 256 }, (_, byte) => lightOf(byte))
/** The same of a pixel's, worked out once: a picture has half a million. */
const lightOfByte = (byte: number): number => LIGHTS[byte]!
