import { FAMILY } from '../../type/measure.ts'
import type { LetterWidth } from './letters.ts'
import { WEIGHT } from './weight.ts'

/** A piece of a name: where it begins and ends, as shares of the name's width. */
export interface Piece {
  from: number
  to: number
}

/** A prerendered name in the colours of the limb and of the middle, one below the other, and the pieces it is bent in. */
export interface Sprite {
  sheet: HTMLCanvasElement
  /** Width of the name and height of a line in pixels. */
  width: number
  height: number
  pieces: Piece[]
}

/** Height of a line in em. */
export const SPRITE_LINE = 1.36
/** Names that are kept; those used longest ago go first. */
const KEPT = 160
/** A piece is at least this wide, in em. */
const PIECE = 0.9
/** Empty pixels around a name, so that scaling does not cut it. */
export const MARGIN = 2

/** A cache of prerendered names, so that a frame only copies pixels. */
export class Sprites {
  private readonly made = new Map<string, Sprite>()

  /** @param em font size in pixels @param colours of a name at the limb, and of one in the middle */
  constructor(
    readonly em: number,
    private readonly colours: readonly [string, string],
    private readonly letterWidth: LetterWidth,
  ) {}

  /** @param width in em; a name that is wider is written narrower */
  of(text: string, width: number): Sprite {
    const kept = this.made.get(text)
    const sprite = kept ?? this.draw(text, width)
    if (kept) this.made.delete(text)
    else if (this.made.size >= KEPT) this.made.delete(this.made.keys().next().value!)
    this.made.set(text, sprite)
    return sprite
  }

  private draw(text: string, wide: number): Sprite {
    const [width, height] = [Math.ceil(wide * this.em), Math.ceil(this.em * SPRITE_LINE)]
    const sheet = document.createElement('canvas')
    sheet.width = width + 2 * MARGIN
    sheet.height = height * 2
    const context = sheet.getContext('2d', { willReadFrequently: true })!
    context.font = `${WEIGHT} ${this.em}px ${FAMILY}`
    context.textBaseline = 'middle'
    this.colours.forEach((colour, i) => {
      context.fillStyle = colour
      context.fillText(text, MARGIN, height * (i + 0.5), width)
    })
    return { sheet, width, height, pieces: this.piecesOf(text) }
  }

  /** Cuts a name between its letters. */
  private piecesOf(text: string): Piece[] {
    const widths = [...text].map(this.letterWidth)
    const whole = widths.reduce((sum, width) => sum + width, 0)
    const pieces: Piece[] = []
    let [from, to] = [0, 0]
    widths.forEach((width, i) => {
      to += width
      if (to - from < PIECE && i < widths.length - 1) return
      pieces.push({ from: from / whole, to: to / whole })
      from = to
    })
    return pieces
  }
}
