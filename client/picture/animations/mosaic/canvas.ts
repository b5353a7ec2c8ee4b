import type { Cast } from '../animation.ts'
import { blank } from '../engine/blank.ts'
import { AfterglowDrawing } from '../engine/afterglow.ts'
import { css } from '../engine/colours.ts'
import { Dots } from '../engine/dots.ts'
import { Faces } from '../engine/faces.ts'
import { letter } from '../engine/lettering.ts'
import { plate } from '../engine/plate.ts'
import { share } from '../engine/random.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import { partOf, ROLLING, sideOf } from '../engine/space.ts'
import { tintsOf, type Tints } from '../engine/tints.ts'
import type { MosaicPose, Row, Tile } from './field.ts'

const WEIGHT = 640
const KEPT = 220
/** Brightness of a tile outside of the passing light. */
const DIM = 0.8
/** The lights that rise with the winners' names: their number, how long they take in ms, and how far they rise. */
const RISING = { count: 130, takes: 1800, height: 0.8, size: 0.005 }

/** Draws the mosaic on a 2D canvas. */
export class CanvasMosaic implements AnimationPicture<MosaicPose> {
  private readonly tints: Tints
  private readonly tiles: Faces
  private readonly afterglow: AfterglowDrawing
  /** Size of each name's tile in pixels at full size. */
  private readonly sizes = new Map<number, { width: number; height: number }>()

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
    rows: readonly Row[],
  ) {
    const { width, height } = context.canvas
    const side = ROLLING * partOf(width / height) * height
    for (const row of rows) {
      for (const tile of row.tiles) {
        this.sizes.set(tile.name, { width: tile.width * side, height: row.height * side })
      }
    }
    this.tints = tintsOf(cast.palette)
    this.tiles = new Faces(
      (number) => this.sizes.get(number >> 1)!,
      (face, number) => this.paint(face, number >> 1, number % 2 === 1),
      KEPT,
    )
    this.afterglow = new AfterglowDrawing(context, this.tints, cast.seed)
  }

  *prepare(pose: () => MosaicPose): Generator<boolean, void> {
    for (const { name } of pose().tiles) {
      this.tiles.of(name * 2)
      this.tiles.of(name * 2 + 1)
      yield false
    }
  }

  draw({ tiles, grown, turned, state }: MosaicPose): void {
    const { context } = this
    const { width, height } = context.canvas
    blank(context)
    const side = sideOf(grown, width / height) * height
    if (state.names > 0) for (const tile of tiles) this.drawTile(tile, side, state.names)
    const part = side / height
    const plates = tiles.map((tile) => ({
      x: tile.x * part,
      y: tile.y * part,
      width: tile.width * part,
      height: tile.height * part,
    }))
    this.drawRising(state.named)
    this.afterglow.draw(state, plates, turned)
    context.globalAlpha = 1
  }

  private drawTile({ name, x, y, width, height, light, near }: Tile, side: number, fades: number): void {
    const { context } = this
    const left = context.canvas.width / 2 + (x - width / 2) * side
    const top = context.canvas.height / 2 - (y + height / 2) * side
    context.globalAlpha = light * fades * (DIM + (1 - DIM) * near)
    context.drawImage(this.tiles.of(name * 2), left, top, width * side, height * side)
    if (near < 0.03) return
    context.globalAlpha = light * fades * near
    context.drawImage(this.tiles.of(name * 2 + 1), left, top, width * side, height * side)
  }

  /** Draws the lights that rise from the line with the winners' names. */
  private drawRising(named: number): void {
    if (named < 0 || named > RISING.takes) return
    const { width, height } = this.context.canvas
    const dots = new Dots(this.context, css(this.tints.point), false)
    const { seed } = this.cast
    for (let i = 0; i < RISING.count; i++) {
      const passed = Math.min(1, named / RISING.takes / (0.5 + 0.5 * share(seed, i, 101)))
      const risen = 1 - (1 - passed) ** 2
      const light = 0.8 * Math.min(1, passed * 12) * (1 - passed)
      const y = height * (0.5 - RISING.height * risen * (share(seed, i, 103) - 0.42))
      dots.add(share(seed, i, 102) * width, y, RISING.size * height * (0.5 + share(seed, i, 104)), light)
    }
    dots.draw()
  }

  /** Draws a tile with its name. @param near as in the passing light */
  private paint(context: CanvasRenderingContext2D, name: number, near: boolean): void {
    const { width, height } = context.canvas
    plate(context, this.tints, { corner: height * 0.07, lit: near })
    context.fillStyle = css(near ? this.tints.near : this.tints.far)
    const box = {
      x: width / 2,
      y: height * 0.52,
      width: width * 0.94,
      height: height * 0.9,
      max: height * 0.68,
    }
    letter(context, this.cast.names[name]!, box, WEIGHT)
  }
}
