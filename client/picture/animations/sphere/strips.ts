import { FAMILY } from '../../type/measure.ts'
import type { Globe, Place, Ring } from './globe.ts'
import { WIDEST } from './globe.ts'
import { WEIGHT } from './weight.ts'

/** A rectangle of the texture in texture coordinates, 0 to 1. */
export interface Spot {
  u: number
  v: number
  width: number
  height: number
}

/** Height of a line of text in em, with room for diacritics above and below. */
export const LINE = 1.4
/** Sizes of the texture: whole, half and quarter. */
export const LEVELS = 3
/** Rectangles begin and end at multiples of this many pixels, so that the smaller sizes show the same. */
const GRID = 2 ** (LEVELS - 1)

/**
 * A texture with one line per ring, as long as the ring: a name is written into it where it stands on the ring, over the name
 * that has passed there a lap before. Its size therefore does not depend on the number of names.
 */
export class Strips {
  readonly texture: WebGLTexture
  /** Font size in pixels. */
  readonly em: number
  private readonly width: number
  private readonly line: number
  private readonly height: number
  private readonly context: CanvasRenderingContext2D
  /** Places of each ring whose names are in the texture. */
  private readonly held: Set<number>[]

  /** @param wanted font size in pixels; smaller if the texture would be too large */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly globe: Globe,
    private readonly names: readonly string[],
    wanted: number,
  ) {
    const most = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number
    const around = (2 * Math.PI) / globe.em
    this.em = Math.min(wanted, (most - 8 * GRID) / (around + WIDEST))
    this.width = grid((around + WIDEST) * this.em) + 4 * GRID
    this.line = grid(this.em * LINE)
    this.height = this.line * globe.rings.length
    this.held = globe.rings.map(() => new Set())
    this.texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.texStorage2D(gl.TEXTURE_2D, LEVELS, gl.R8, this.width, this.height)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    const canvas = document.createElement('canvas')
    canvas.width = grid(WIDEST * this.em) + 2 * GRID
    canvas.height = this.line
    this.context = canvas.getContext('2d', { willReadFrequently: true })!
    this.context.font = `${WEIGHT} ${this.em}px ${FAMILY}`
    this.context.textBaseline = 'middle'
    this.context.fillStyle = '#fff'
  }

  holds(ring: number, place: number): boolean {
    return this.held[ring]!.has(place)
  }

  /** The rectangle of a name, exactly as wide as the name. */
  spot(ring: number, place: number): Spot {
    const { left, width } = this.range(this.globe.rings[ring]!, place)
    return {
      u: (left + GRID) / this.width,
      v: (ring * this.line) / this.height,
      width: width / this.width,
      height: this.line / this.height,
    }
  }

  /** Writes the name of a place into the texture. */
  hold(ring: number, place: number): void {
    const { gl, context, line } = this
    const { left, width } = this.range(this.globe.rings[ring]!, place)
    const wide = grid(width + 2 * GRID)
    for (const other of this.held[ring]!) {
      const taken = this.range(this.globe.rings[ring]!, other)
      if (taken.left < left + wide && left < taken.left + taken.width + 2 * GRID)
        this.held[ring]!.delete(other)
    }
    this.held[ring]!.add(place)
    context.clearRect(0, 0, wide, line)
    context.fillText(this.names[this.globe.rings[ring]!.places[place]!.name]!, GRID, line / 2, width)
    let level = inkOf(context.getImageData(0, 0, wide, line))
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1)
    for (let i = 0; i < LEVELS; i++) {
      if (i > 0) level = halved(level)
      const [x, y] = [left >> i, (ring * line) >> i]
      gl.texSubImage2D(gl.TEXTURE_2D, i, x, y, level.width, level.height, gl.RED, gl.UNSIGNED_BYTE, level.ink)
    }
  }

  /** Left edge of the rectangle of a place in pixels, and the width of its name. */
  private range({ latitude, places }: Ring, place: number): { left: number; width: number } {
    const { longitude, width } = places[place]! satisfies Place
    const pixels = (this.em * Math.cos(latitude)) / this.globe.em
    const turns = longitude / (2 * Math.PI)
    const middle =
      (turns - Math.floor(turns)) * 2 * Math.PI + (WIDEST / 2) * (this.globe.em / Math.cos(latitude))
    return { left: grid((middle - width / 2) * pixels), width: width * pixels }
  }
}

const grid = (pixels: number): number => Math.ceil(pixels / GRID) * GRID

interface Level {
  width: number
  height: number
  ink: Uint8Array
}

/** How much of each pixel is covered by letters. */
function inkOf({ data, width, height }: ImageData): Level {
  const ink = new Uint8Array(width * height)
  for (let i = 0; i < ink.length; i++) ink[i] = data[i * 4 + 3]!
  return { width, height, ink }
}

/** The same at half the size; the mean of four pixels each. */
function halved({ width, height, ink }: Level): Level {
  const [w, h] = [width >> 1, height >> 1]
  const half = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = y * 2 * width + x * 2
      half[y * w + x] = (ink[at]! + ink[at + 1]! + ink[at + width]! + ink[at + width + 1]! + 2) >> 2
    }
  }
  return { width: w, height: h, ink: half }
}
