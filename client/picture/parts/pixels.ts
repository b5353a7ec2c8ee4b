import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** What the pixels of a picture say of it. */
export interface Pixels {
  /** Width divided by height of the whole picture. */
  aspect: number
  /** The part of the picture that is neither transparent nor a white margin, as shares of its sides. */
  box: { x: number; y: number; width: number; height: number }
  /** Mean relative luminance of what is in the box and opaque, 0 to 1. */
  luminance: number
  /** Whether the picture has transparent places. */
  cutOut: boolean
  /** Whether it stands on a white ground of its own. */
  white: boolean
}

/** Alpha from which a pixel counts as opaque, and lightness from which it counts as white, 0 to 255. */
const OPAQUE = 128
const WHITE = 245
/** The share of its pixels that a picture must leave transparent to be cut out, and of its edge that must be white for a white ground. */
const CUT = 0.04
const EDGE = 0.97

/** Measures a picture of `width` × `height` pixels, four bytes each. */
export function pixelsOf(bytes: ArrayLike<number>, width: number, height: number): Pixels {
  const at = (x: number, y: number) => (y * width + x) * 4
  const isOpaque = (i: number) => bytes[i + 3]! >= OPAQUE
  const isWhite = (i: number) => isOpaque(i) && Math.min(bytes[i]!, bytes[i + 1]!, bytes[i + 2]!) >= WHITE
  let [clear, edge, whiteEdge] = [0, 0, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = at(x, y)
      if (!isOpaque(i)) clear++
      if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue
      edge++
      if (isWhite(i)) whiteEdge++
    }
  const white = whiteEdge / edge >= EDGE
  let [left, top, right, bottom, sum, count] = [width, height, -1, -1, 0, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = at(x, y)
      if (!isOpaque(i) || (white && isWhite(i))) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      sum += luminance(bytes[i]!, bytes[i + 1]!, bytes[i + 2]!)
      count++
    }
  const box =
    count === 0
      ? { x: 0, y: 0, width: 1, height: 1 }
      : {
          x: left / width,
          y: top / height,
          width: (right - left + 1) / width,
          height: (bottom - top + 1) / height,
        }
  return {
    aspect: width / height,
    box,
    luminance: count === 0 ? 1 : sum / count,
    cutOut: clear / (width * height) > CUT,
    white,
  }
}

/** Relative luminance of a colour of sRGB, each part 0 to 255. */
const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

const linear = (part: number): number =>
  part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4

export type Plate = 'light' | 'dark' | 'white'

/** Relative luminance of the plates. */
const PLATES = { light: 0.83, dark: 0.008 }

/** The plate on which a logo has the larger contrast: dark ones on a light plate, light ones on a dark one. */
export function plateOf({ luminance: own, white }: Pixels): Plate {
  if (white) return 'white'
  return contrast(own, PLATES.dark) > contrast(own, PLATES.light) ? 'dark' : 'light'
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** Pictures are measured at this length of their longer side, in pixels. */
const SIDE = 96

/** What the pixels of a picture say of it; null until it is loaded. */
export function usePixels(src: () => string): ShallowRef<Pixels | null> {
  const pixels = shallowRef<Pixels | null>(null)
  let current: HTMLImageElement | undefined
  function load(address: string): void {
    pixels.value = null
    const image = (current = new Image())
    image.addEventListener('load', () => {
      if (image === current) pixels.value = measure(image)
    })
    image.src = address
  }
  if (typeof document !== 'undefined') watch(src, load, { immediate: true })
  onScopeDispose(() => (current = undefined))
  return pixels
}

function measure(image: HTMLImageElement): Pixels | null {
  const scale = Math.min(1, SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const width = Math.max(1, Math.round(image.naturalWidth * scale))
  const height = Math.max(1, Math.round(image.naturalHeight * scale))
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(image, 0, 0, width, height)
  return pixelsOf(context.getImageData(0, 0, width, height).data, width, height)
}
