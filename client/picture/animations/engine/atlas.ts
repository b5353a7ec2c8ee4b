import { FAMILY } from '../../type/measure.ts'

/** A rectangle in the atlas in texture coordinates, 0 to 1: top left corner and size. */
export interface Spot {
  u: number
  v: number
  width: number
  height: number
}

/** Texts that share one rectangle of the atlas: total width, and the left edge and width of each text, all in em. */
export interface AtlasLine {
  width: number
  texts: readonly { text: string; x: number; width: number }[]
}

/** Height of a line of text in em, with room for diacritics above and below. */
export const LINE = 1.4
/** Gap between rectangles in pixels, so that mipmaps do not blend neighbours. */
const GUTTER = 6
const WIDTH = 4096
const STRIP = 512

/** A texture atlas with all names of a pool, drawn once in white on black; only the red channel is stored. */
export class Atlas {
  readonly texture: WebGLTexture
  readonly em: number
  /** Rectangle of each line, in the order given, exactly as wide as its `width`. */
  readonly lines: Spot[] = []
  /** Rectangles for other pictures, drawn by `fill`. */
  readonly slots: Spot[] = []
  private readonly height: number
  private readonly width: number

  /**
   * @param lines texts to draw
   * @param wanted font size in pixels; reduced if the texture would exceed the maximum size
   * @param weight font weight
   * @param slots sizes of the free rectangles in pixels
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

  /** Draws into the slot with this index; `draw` gets a context of the slot's size in pixels. */
  fill(slot: number, draw: (context: CanvasRenderingContext2D, width: number, height: number) => void): void {
    const { u, v, width, height } = this.slots[slot]!
    const [w, h] = [Math.round(width * this.width), Math.round(height * this.height)]
    const context = sheetOf(w, h)
    draw(context, w, h)
    this.put(Math.round(u * this.width), Math.round(v * this.height), w, h, context)
  }

  /** Generates the mipmaps; to be called after all slots that never change are filled. */
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

/** Places first the slots, then the lines in rows; a line wider than the texture is scaled down horizontally. */
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
 * A black canvas with a white fill style, kept in main memory because its pixels are read back at once. The black is painted,
 * because WebKitGTK leaves a canvas transparent even without an alpha channel, and a texture made of transparent white is white.
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
