import type { Cast } from '../animation.ts'
import { blank } from '../engine/blank.ts'
import { AfterglowDrawing } from '../engine/afterglow.ts'
import { css } from '../engine/colours.ts'
import { Faces } from '../engine/faces.ts'
import { letter } from '../engine/lettering.ts'
import { Portraits } from '../engine/portraits.ts'
import { plate } from '../engine/plate.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import { partOf, ROLLING, sideOf } from '../engine/space.ts'
import { tintsOf, type Tints } from '../engine/tints.ts'
import { CARD, CARDS, type Card, type Wall } from './wall.ts'

const WEIGHT = 640
/** Faces that are kept: two of each name that is on the wall, and of those before and after it. */
const KEPT = CARDS * 6
/** Width of a picture at the left of a card, as a share of the card's height, and how much of it fades into the card. */
const PORTRAIT = { width: 0.72, fades: 0.3 }
/** Brightness of a card that is not in the light. */
const DIM = 0.86

/** Draws the wall of cards on a 2D canvas. */
export class CanvasWall implements AnimationPicture<Wall> {
  private readonly tints: Tints
  private readonly faces: Faces
  private readonly portraits: Portraits
  private readonly afterglow: AfterglowDrawing

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
  ) {
    const { width, height } = context.canvas
    const side = ROLLING * partOf(width / height) * height
    this.tints = tintsOf(cast.palette)
    this.faces = new Faces(
      () => ({ width: CARD.width * side, height: CARD.height * side }),
      (face, number) => this.paint(face, number >> 2, (number & 1) === 1, (number & 2) === 2),
      KEPT,
    )
    const high = CARD.height * side
    this.portraits = new Portraits({ width: high * PORTRAIT.width, height: high }, this.tints)
    this.afterglow = new AfterglowDrawing(context, this.tints, cast.seed)
  }

  *prepare(pose: () => Wall): Generator<boolean, void> {
    const { cards } = pose()
    yield* this.portraits.loaded(cards.map(({ name }) => this.cast.pictures[name] ?? ''))
    for (const { name, next } of cards) {
      this.face(name, false)
      this.face(name, true)
      this.portrait(next)
      yield false
    }
  }

  draw({ cards, grown, turned, state }: Wall): void {
    const { context } = this
    const { width, height } = context.canvas
    blank(context)
    const side = sideOf(grown, width / height) * height
    if (state.names > 0) for (const card of cards) this.drawCard(card, side, state.names)
    const part = side / height
    const plates = cards.map(({ x, y }) => ({
      x: x * part,
      y: y * part,
      width: CARD.width * part,
      height: CARD.height * part,
    }))
    this.afterglow.draw(state, plates, turned)
    context.globalAlpha = 1
  }

  private portrait(name: number): HTMLCanvasElement | null {
    return this.portraits.of(this.cast.pictures[name] ?? '')
  }

  /** The face of a card, with its picture once that is there. @param near as in the light */
  private face(name: number, near: boolean): HTMLCanvasElement {
    return this.faces.of(name * 4 + (near ? 1 : 0) + (this.portrait(name) ? 2 : 0))
  }

  private drawCard({ x, y, name, next, seen, near }: Card, side: number, light: number): void {
    const { context } = this
    const { width, height } = context.canvas
    const wide = CARD.width * side
    const high = Math.max(1, CARD.height * side * seen)
    const [left, top] = [width / 2 + x * side - wide / 2, height / 2 - y * side - high / 2]
    context.globalAlpha = light * (DIM + (1 - DIM) * near) * (0.4 + 0.6 * seen)
    this.portrait(next)
    context.drawImage(this.face(name, false), left, top, wide, high)
    if (near < 0.03) return
    context.globalAlpha = light * near * seen
    context.drawImage(this.face(name, true), left, top, wide, high)
  }

  /** Draws the front of a card with its name and picture, and the fold in its middle. @param near as in the light */
  private paint(context: CanvasRenderingContext2D, name: number, near: boolean, pictured: boolean): void {
    const { width, height } = context.canvas
    plate(context, this.tints, { corner: height * 0.06, lit: near })
    const portrait = pictured ? this.portrait(name) : null
    if (portrait) this.paintPortrait(context, portrait)
    context.fillStyle = css(near ? this.tints.near : this.tints.far)
    const taken = portrait ? portrait.width * (1 - PORTRAIT.fades / 2) : 0
    const box = {
      x: (width + taken) / 2,
      y: height / 2,
      width: (width - taken) * 0.88,
      height: height * 0.84,
      max: height * (portrait ? 0.26 : 0.5),
    }
    letter(context, this.cast.names[name]!, box, WEIGHT)
    context.fillStyle = css(this.tints.bright ? this.tints.streak : [0, 0, 0], this.tints.bright ? 0.12 : 0.3)
    context.fillRect(0, height / 2 - Math.max(0.5, height * 0.006), width, Math.max(1, height * 0.012))
  }

  /** Draws a picture at the left of a card, within its corners, and lets it fade into the card. */
  private paintPortrait(context: CanvasRenderingContext2D, portrait: HTMLCanvasElement): void {
    const faded = document.createElement('canvas')
    const width = (faded.width = portrait.width)
    const height = (faded.height = portrait.height)
    const own = faded.getContext('2d', { willReadFrequently: true })!
    own.drawImage(portrait, 0, 0)
    const edge = own.createLinearGradient(width * (1 - PORTRAIT.fades), 0, width, 0)
    edge.addColorStop(0, 'transparent')
    edge.addColorStop(1, '#000')
    own.globalCompositeOperation = 'destination-out'
    own.fillStyle = edge
    own.fillRect(0, 0, width, height)
    context.globalCompositeOperation = 'source-atop'
    context.drawImage(faded, 0, 0)
    context.globalCompositeOperation = 'source-over'
  }
}
