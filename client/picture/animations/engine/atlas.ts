import { FAMILY } from '../../type/measure.ts'

/** Where a picture lies in an atlas, in parts of its width and height, and how wide it is for its height. */
export interface Spot {
  u: number
  v: number
  width: number
  height: number
}

/** Texts that are drawn beside one another: how wide all are, and where each begins and how wide it is, in em. */
export interface AtlasLine {
  width: number
  texts: readonly { text: string; x: number; width: number }[]
}

/** Height of a line of text in em: room for marks above and below. */
export const LINE = 1.4
/** Pixels between neighbours, so that a smaller copy of the atlas does not mix them. */
const GUTTER = 6
const WIDTH = 4096
const STRIP = 512

/** All texts of a pool drawn once into one texture of light: white on black, only its red is kept. */
export class Atlas {
  readonly texture: WebGLTexture
  readonly em: number
  /** The lines' places, in their order, each exactly as wide as it was said to be. */
  readonly lines: Spot[] = []
  /** Places for pictures of one's own, filled by `fill`. */
  readonly slots: Spot[] = []
  private readonly height: number
  private readonly width: number

  /**
   * @param wanted pixels of the letters, fewer if the texture would not hold all
   * @param slots sizes in pixels
   */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    lines: readonly AtlasLine[],
    wanted: number,
    weight: number,
    slots: readonly { width: number; height: number }[],
  ) {
    const most = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number
    this.width = Math.min(WIDTH, most)
    let em = wanted
    let places = pack(this.width, slots, lines, em)
    while (places.height > most) places = pack(this.width, slots, lines, (em *= 0.9))
    this.em = em
    this.height = places.height
    this.texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.texStorage2D(
      gl.TEXTURE_2D,
      Math.floor(Math.log2(Math.min(this.width, this.height))) + 1,
      gl.R8,
      this.width,
      this.height,
    )
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    const spot = ({ x, y, width, height }: Place): Spot => ({
      u: x / this.width,
      v: y / this.height,
      width: width / this.width,
      height: height / this.height,
    })
    this.slots = places.slots.map(spot)
    this.lines = places.lines.map(spot)
    this.write(lines, places.lines, weight)
  }

  /** Draws a picture of one's own into a slot. */
  fill(slot: number, draw: (context: CanvasRenderingContext2D, width: number, height: number) => void): void {
    const { u, v, width, height } = this.slots[slot]!
    const [w, h] = [Math.round(width * this.width), Math.round(height * this.height)]
    const context = sheetOf(w, h)
    draw(context, w, h)
    this.put(Math.round(u * this.width), Math.round(v * this.height), w, h, context)
  }

  /** Makes the smaller copies: after the slots that are never filled again. */
  finish(): void {
    this.gl.bindTexture(this.gl.TEXTURE_2D, this.texture)
    this.gl.generateMipmap(this.gl.TEXTURE_2D)
  }

  private write(lines: readonly AtlasLine[], places: readonly Place[], weight: number): void {
    const context = sheetOf(this.width, STRIP)
    let top = places[0]?.y ?? 0
    let next = 0
    while (next < places.length) {
      context.fillStyle = '#000'
      context.fillRect(0, 0, this.width, STRIP)
      context.fillStyle = '#fff'
      context.font = `${weight} ${this.em}px ${FAMILY}`
      let bottom = top
      for (let place; (place = places[next]) && place.y + place.height <= top + STRIP; next++) {
        const { width, texts } = lines[next]!
        const em = place.width / width
        for (const own of texts) {
          context.fillText(own.text, place.x + own.x * em, place.y - top + place.height / 2, own.width * em)
        }
        bottom = place.y + place.height
      }
      this.put(0, top, this.width, Math.min(STRIP, this.height - top), context)
      top = places[next]?.y ?? bottom
    }
  }

  private put(x: number, y: number, width: number, height: number, from: CanvasRenderingContext2D): void {
    const { gl } = this
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RED, gl.UNSIGNED_BYTE, from.canvas)
  }
}

interface Place {
  x: number
  y: number
  width: number
  height: number
}

/** Lays slots and then lines in rows; lines too wide for a row are made narrower. */
function pack(
  width: number,
  slots: readonly { width: number; height: number }[],
  lines: readonly AtlasLine[],
  em: number,
) {
  let [x, y, row] = [GUTTER, GUTTER, 0]
  const lay = (w: number, h: number): Place => {
    if (x + w + GUTTER > width) [x, y, row] = [GUTTER, y + row + GUTTER, 0]
    const place = { x, y, width: w, height: h }
    x += w + GUTTER
    row = Math.max(row, h)
    return place
  }
  const laid = slots.map((slot) => lay(Math.round(slot.width), Math.round(slot.height)))
  ;[x, y, row] = [GUTTER, y + row + GUTTER, 0]
  const high = Math.ceil(em * LINE)
  const placed = lines.map((line) => lay(Math.min(width - 2 * GUTTER, Math.ceil(line.width * em) + 2), high))
  return { slots: laid, lines: placed, height: y + row + GUTTER }
}

/**
 * A black sheet to draw white on, drawn by the processor: it is read at once. The black is painted, because WebKitGTK keeps a
 * canvas transparent that asks for no alpha, and a texture made of transparent white is white.
 */
function sheetOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!
  context.fillStyle = '#000'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#fff'
  context.textBaseline = 'middle'
  return context
}
