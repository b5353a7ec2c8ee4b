import { FAMILY } from '../../type/measure.ts'

/** A prerendered text: its canvas and its rectangle there in pixels. */
export interface Sprite {
  sheet: HTMLCanvasElement
  x: number
  y: number
  width: number
  height: number
}

const SHEET = 2048
/** Gap between sprites in pixels, so that scaling does not blend neighbours. */
const GUTTER = 2

/** A cache of prerendered texts, so that a frame only copies pixels. */
export class Sprites {
  private readonly made = new Map<string, Sprite>()
  private context: CanvasRenderingContext2D | null = null
  private x = 0
  private y = 0

  /** @param em font size in pixels */
  constructor(
    readonly em: number,
    private readonly weight: number,
    private readonly color: string,
  ) {}

  of(text: string): Sprite {
    let sprite = this.made.get(text)
    if (!sprite) this.made.set(text, (sprite = this.draw(text)))
    return sprite
  }

  private draw(text: string): Sprite {
    const font = `${this.weight} ${this.em}px ${FAMILY}`
    const height = Math.ceil(this.em * 1.36)
    let context = this.context ?? this.sheet()
    context.font = font
    const width = Math.min(SHEET, Math.ceil(context.measureText(text).width) + 2)
    if (this.x + width > SHEET) {
      this.x = 0
      this.y += height + GUTTER
    }
    if (this.y + height > SHEET) {
      context = this.sheet()
      context.font = font
    }
    context.fillText(text, this.x + 1, this.y + height / 2, SHEET)
    const sprite = { sheet: context.canvas, x: this.x, y: this.y, width, height }
    this.x += width + GUTTER
    return sprite
  }

  private sheet(): CanvasRenderingContext2D {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = SHEET
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    context.fillStyle = this.color
    context.textBaseline = 'middle'
    this.context = context
    this.x = this.y = 0
    return context
  }
}
