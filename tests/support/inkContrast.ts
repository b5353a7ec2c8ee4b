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
    const ink = [red!, green!, blue!]
    const ratios: number[] = []
    for (const { x, y, width, height } of boxes) {
      for (let j = Math.max(0, Math.ceil(y)); j < Math.min(ground.height, y + height); j += 2) {
        for (let i = Math.max(0, Math.ceil(x)); i < Math.min(ground.width, x + width); i += 2) {
          const at = (j * ground.width + i) * 3
          const behind = [ground.data[at]!, ground.data[at + 1]!, ground.data[at + 2]!]
          const seen = ink.map((part, k) => part * share + behind[k]! * (1 - share))
          const [light, dark] = [luminance(seen), luminance(behind)].toSorted((a, b) => b - a)
          ratios.push((light! + 0.05) / (dark! + 0.05))
        }
      }
    }
    ratios.sort((a, b) => a - b)
    if (ratios.length > 0) found.push(ratios[Math.floor(ratios.length * WORST)]!)
  }
  return Math.min(...found)
}

/** Relative luminance of a colour of three bytes, 0 to 1 (WCAG 2.2). */
function luminance(colour: number[]): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
