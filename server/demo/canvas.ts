/** Red, green, blue, 0..255 each. */
export type Colour = readonly [number, number, number]
/** The colour at a place. */
export type Paint = Colour | ((x: number, y: number) => Colour)

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Shape {
  /** Distance in pixels from the shape's edge: negative inside. */
  distance(x: number, y: number): number
  /** Where the shape lies: all of its inside is within. */
  box: Box
}

export const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
]

/** A colour that runs from one to another between two heights, or along a slope. */
export function gradient(from: Colour, to: Colour, a: [number, number], b: [number, number]): Paint {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  return (x, y) => mix(from, to, Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / square)))
}

/** A picture that shapes are painted on, with smooth edges. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8ClampedArray

  constructor(width: number, height: number, rgb = new Uint8ClampedArray(width * height * 3)) {
    this.width = width
    this.height = height
    this.rgb = rgb
  }

  /** Paints everything. */
  fill(paint: Paint): void {
    this.blend({ left: 0, top: 0, right: this.width, bottom: this.height }, () => 1, paint)
  }

  /** Paints the inside of a shape. */
  draw(shape: Shape, paint: Paint): void {
    this.blend(grown(shape.box, 1), (x, y) => Math.min(1, 0.5 - shape.distance(x, y)), paint)
  }

  /** Light around a shape that fades to nothing over `reach` pixels; `strength` 0..1 at its edge. */
  glow(shape: Shape, colour: Colour, reach: number, strength: number): void {
    const light = (x: number, y: number) => {
      const away = 1 - Math.max(0, shape.distance(x, y)) / reach
      return away <= 0 ? 0 : away * away * strength
    }
    this.blend(grown(shape.box, reach), light, colour)
  }

  private blend(box: Box, cover: (x: number, y: number) => number, paint: Paint): void {
    const { rgb, width } = this
    const left = Math.max(0, Math.floor(box.left))
    const right = Math.min(width, Math.ceil(box.right))
    const bottom = Math.min(this.height, Math.ceil(box.bottom))
    for (let y = Math.max(0, Math.floor(box.top)); y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const part = cover(x + 0.5, y + 0.5)
        if (part <= 0) continue
        const colour = typeof paint === 'function' ? paint(x, y) : paint
        const at = (y * width + x) * 3
        rgb[at] = rgb[at]! * (1 - part) + colour[0] * part
        rgb[at + 1] = rgb[at + 1]! * (1 - part) + colour[1] * part
        rgb[at + 2] = rgb[at + 2]! * (1 - part) + colour[2] * part
      }
    }
  }
}

export const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})
