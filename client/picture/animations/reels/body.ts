import { css } from '../engine/colours.ts'
import { HALO, type Tints } from '../engine/tints.ts'

/** Gap between two drums, as a share of the side of all. */
const GAP = 0.022
/** Width of a drum that is alone, as a share of the side. */
const ALONE = 0.76
/** Side of the picture of the halo, which is soft enough for so few pixels. */
const HALO_PIXELS = 200
/** The halo is weaker than that of a globe, because a drum has long edges. */
const HALO_LIGHT = 0.8
/** Light between two drums. */
const BETWEEN = 0.4

/** Where the drums stand: the left edge of each and their width, as shares of a square from its middle. */
export function drumsIn(count: number): { lefts: number[]; width: number } {
  if (count === 1) return { lefts: [-ALONE / 2], width: ALONE }
  const width = (1 - GAP * (count - 1)) / count
  return { lefts: Array.from({ length: count }, (_, i) => i * (width + GAP) - 0.5), width }
}

/** Draws the bodies of all drums and the halo around them, `HALO` times as large as the square that they fill. */
export function bodyOf(side: number, count: number, tints: Tints): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const size = Math.max(4, Math.min(1200, Math.round(side * HALO)))
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const { lefts, width } = drumsIn(count)
  const half = -lefts[0]!
  context.imageSmoothingQuality = 'high'
  context.drawImage(haloOf(half, tints), 0, 0, size, size)
  const inner = size / HALO
  const [top, foot] = [(size - inner) / 2, (size + inner) / 2]
  const shade = context.createLinearGradient(0, top, 0, foot)
  for (let i = 0; i <= 240; i++) {
    const { tint, opacity } = tints.body(Math.min(0.9999, Math.abs(i / 120 - 1)))
    shade.addColorStop(i / 240, css(tint, opacity))
  }
  for (const left of lefts) {
    const [x, wide] = [size / 2 + left * inner, width * inner]
    context.clearRect(x, top, wide, inner)
    context.fillStyle = shade
    context.fillRect(x, top, wide, inner)
    // The drum is lit from the front: darker towards both ends.
    const ends = context.createLinearGradient(x, 0, x + wide, 0)
    const dark = css(tints.bright ? tints.streak : [0, 0, 0], tints.bright ? 0.12 : 0.34)
    const clear = css(tints.bright ? tints.streak : [0, 0, 0], 0)
    for (const [stop, colour] of [
      [0, dark],
      [0.12, clear],
      [0.88, clear],
      [1, dark],
    ] as const) {
      ends.addColorStop(stop, colour)
    }
    context.fillStyle = ends
    context.fillRect(x, top, wide, inner)
  }
  return canvas
}

/** The light around a block that is as high as the square. @param half its half width, as a share of the square */
function haloOf(half: number, { body }: Tints): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = HALO_PIXELS
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const image = context.createImageData(HALO_PIXELS, HALO_PIXELS)
  for (let i = 0; i < HALO_PIXELS ** 2; i++) {
    const [x, y] = [i % HALO_PIXELS, Math.floor(i / HALO_PIXELS)].map(
      (at) => Math.abs((at + 0.5) / HALO_PIXELS - 0.5) * HALO,
    ) as [number, number]
    const away = Math.hypot(Math.max(0, x - half) * 1.5, Math.max(0, y - 0.5))
    const { tint, opacity } = body(1 + away * 2)
    // Between the drums the light comes from above.
    const light = away > 0 ? HALO_LIGHT : BETWEEN * (1.4 - i / HALO_PIXELS ** 2)
    image.data.set([...tint.map((part) => part * 255), opacity * light * 255], i * 4)
  }
  context.putImageData(image, 0, 0)
  return canvas
}
