import { blank } from '../engine/blank.ts'
import { share } from '../engine/random.ts'
import type { Cast } from '../animation.ts'
import { AfterglowDrawing } from '../engine/afterglow.ts'
import { css, type Tint } from '../engine/colours.ts'
import { Faces } from '../engine/faces.ts'
import { letter } from '../engine/lettering.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import { partOf, ROLLING, sideOf, WIDTH } from '../engine/space.ts'
import { disc } from '../engine/spark.ts'
import { tintsOf, type Tints } from '../engine/tints.ts'
import { CAPTION, type Plan } from './plan.ts'
import type { SearchPose } from './search.ts'

const WEIGHT = 640
/** Size of a table in its cell, how much higher than wide it may be and the other way round, and the size of its label. */
const TABLE = { part: 0.93, higher: 0.86, wider: 1.3 }
const LABEL = { width: 0.72, height: 0.56, max: 0.46 }
/** Radius of a table, as a share of half its picture. */
const EDGE = 0.84
/** At most so many people of a table are points of light around it. */
const MOST_SEATS = 48
/** The tables on the floor: their whole width, the back and the front edge, and how much narrower the back is; heights of the picture. */
const FLOOR = { width: 1.62, back: -0.285, front: -0.455, narrower: 0.26 }
/** Height of a pool of light relative to its width. */
const FLAT = 0.26
/** Where the light hangs, in heights of the picture above the middle. */
const LAMP = 0.66
const NAMES_KEPT = 24

/** Draws the search on a 2D canvas. */
export class CanvasSearch implements AnimationPicture<SearchPose> {
  private readonly tints: Tints
  private readonly tables: Faces
  private readonly names: Faces
  private readonly pool: HTMLCanvasElement
  private readonly cone: HTMLCanvasElement
  private readonly afterglow: AfterglowDrawing
  /** Size of a table, as shares of the side. */
  private readonly table: { width: number; height: number }

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
    private readonly plan: Plan,
  ) {
    const { width, height } = context.canvas
    const side = ROLLING * partOf(width / height) * height
    const { cell } = plan
    this.table = {
      width: Math.min(cell.width, cell.height * TABLE.wider) * TABLE.part,
      height: Math.min(cell.height, cell.width * TABLE.higher) * TABLE.part,
    }
    this.tints = tintsOf(cast.palette)
    this.tables = new Faces(
      () => ({ width: this.table.width * side, height: this.table.height * side }),
      (face, number) => this.paintTable(face, number >> 1, number % 2 === 1),
      plan.tables.length * 2,
    )
    this.names = new Faces(
      () => ({ width: side, height: side * CAPTION * 0.86 }),
      (face, name) => this.paintName(face, name),
      NAMES_KEPT,
    )
    this.cone = coneOf(this.light())
    this.pool = disc(192, (part) => ({
      tint: this.light(),
      opacity: 0.9 * Math.exp(-((part / 0.42) ** 2)) * (1 - part),
    }))
    this.afterglow = new AfterglowDrawing(context, this.tints, cast.seed)
  }

  *prepare(): Generator<boolean, void> {
    for (let table = 0; table < this.plan.tables.length; table++) {
      this.tables.of(table * 2)
      yield false
      this.tables.of(table * 2 + 1)
      yield false
    }
  }

  draw(pose: SearchPose): void {
    const { context } = this
    const { width, height } = context.canvas
    const { state, grown, turned } = pose
    blank(context)
    const side = sideOf(grown, width / height)
    const left = (1 - state.closing) * (state.page === 0 ? 1 : state.opening)
    if (state.named < 0) {
      this.drawBeam(pose, side, left)
      this.drawTables(pose, side, left)
      if (state.names > 0) this.drawName(pose, side)
    }
    this.afterglow.draw(state, null, turned)
    context.globalAlpha = 1
  }

  private light(): Tint {
    return this.tints.bright ? [1, 0.992, 0.965] : this.tints.far
  }

  /** The place of a point of the plan in heights of the picture, and how large things are there. */
  private placeOf({ x, y }: { x: number; y: number }, { lain, state }: SearchPose, side: number) {
    const { width, height } = this.context.canvas
    const depth = 0.5 - y
    const near = 1 - FLOOR.narrower * (1 - depth)
    const across = Math.min(FLOOR.width, (WIDTH * width) / height)
    const floor = { x: x * across * near, y: FLOOR.back + (FLOOR.front - FLOOR.back) * depth }
    const still = 1 - state.closing
    return {
      x: (x * side + (floor.x - x * side) * lain) * still,
      y: (y * side + (floor.y - y * side) * lain) * still,
      wide: (side + (across * near - side) * lain) * this.plan.cell.width * (1 - 0.8 * state.closing),
    }
  }

  /** Draws the light as it falls on the plan. */
  private drawBeam(pose: SearchPose, side: number, left: number): void {
    const { context } = this
    const { width, height } = context.canvas
    const { x, y, wide } = this.placeOf(pose.light, pose, side)
    const reach = Math.max(0.07, wide * (0.95 - 0.25 * pose.lain))
    const flat = 1 - (1 - FLAT) * pose.lain
    const [px, py] = [width / 2 + x * height, height / 2 - y * height]
    const [rx, ry] = [reach * height, reach * height * flat]
    const lamp = { x: width / 2 + x * 0.4 * height, y: height / 2 - LAMP * height }
    const [dx, dy] = [px - lamp.x, py - lamp.y]
    const long = Math.hypot(dx, dy)
    context.globalAlpha = left * (this.tints.bright ? 0.8 : 0.34)
    context.setTransform(dy / long, -dx / long, dx / long, dy / long, lamp.x, lamp.y)
    context.drawImage(this.cone, -rx, 0, rx * 2, long)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = left * (0.75 + 0.25 * pose.found)
    context.drawImage(this.pool, px - rx * 1.25, py - ry * 1.25, rx * 2.5, ry * 2.5)
  }

  private drawTables(pose: SearchPose, side: number, left: number): void {
    const { context, plan } = this
    const { width, height } = context.canvas
    const { lain, state, lit } = pose
    plan.tables.forEach((table, i) => {
      const { x, y, wide } = this.placeOf(table, pose, side)
      const [px, py] = [width / 2 + x * height, height / 2 - y * height]
      if (lain < 1 && state.names > 0) {
        const [w, h] = [
          (wide / plan.cell.width) * this.table.width * height,
          side * this.table.height * height * (1 - 0.6 * lain),
        ]
        context.globalAlpha = state.names
        context.drawImage(this.tables.of(i * 2), px - w / 2, py - h / 2, w, h)
        context.globalAlpha = state.names * lit[i]!
        context.drawImage(this.tables.of(i * 2 + 1), px - w / 2, py - h / 2, w, h)
      }
      if (lain === 0) return
      const size = Math.min(wide, 0.3) * height * (0.8 + 0.5 * lit[i]!)
      context.globalAlpha = left * lain * (0.26 + 0.74 * lit[i]!)
      context.drawImage(this.pool, px - size / 2, py - (size * FLAT) / 2, size, size * FLAT)
    })
  }

  /** Draws the name of somebody at the table in the light, above the plan. */
  private drawName({ name, named, state }: SearchPose, side: number): void {
    const { context } = this
    const { width, height } = context.canvas
    const [wide, high] = [side * height, side * height * CAPTION * 0.86]
    context.globalAlpha = state.names * named
    context.drawImage(this.names.of(name), (width - wide) / 2, (height - wide) / 2, wide, high)
  }

  /** Draws a table with its label and its people around it. @param lit as in the light */
  private paintTable(context: CanvasRenderingContext2D, table: number, lit: boolean): void {
    const { width, height } = context.canvas
    const { tints } = this
    const { label, people } = this.plan.tables[table]!
    const body = disc(128, (part) => ({
      ...tints.plate(0.3),
      opacity: 0.92 * Math.min(1, Math.exp(-(part - EDGE) / 0.03)),
    }))
    context.drawImage(body, 0, 0, width, height)
    if (lit) context.drawImage(this.litBody(), 0, 0, width, height)
    const seats = Math.min(MOST_SEATS, people.length)
    context.fillStyle = css(tints.point, lit ? 1 : 0.55)
    const size = Math.max(0.8, Math.min(height * 0.022, (width * 1.1) / Math.max(1, seats)))
    for (let seat = 0; seat < seats; seat++) {
      const angle = (2 * Math.PI * (seat + 0.5 * share(table, 3))) / seats - Math.PI / 2
      context.beginPath()
      context.arc(
        width / 2 + Math.cos(angle) * width * 0.455,
        height / 2 + Math.sin(angle) * height * 0.455,
        size,
        0,
        7,
      )
      context.fill()
    }
    context.fillStyle = css(lit ? tints.near : tints.far)
    const box = {
      x: width / 2,
      y: height / 2,
      width: width * LABEL.width,
      height: height * LABEL.height,
      max: height * LABEL.max,
    }
    // "7 桌 · 制造" is the table 7: what it is called besides has no room here.
    letter(context, label.split(/\s*[·|]\s*/u)[0]!, box, WEIGHT)
  }

  /** The light on a table: brighter towards its rim, and from above. */
  private litBody(): HTMLCanvasElement {
    const { tints } = this
    return disc(128, (part) => {
      const rim = Math.exp(-(((part - EDGE) / 0.05) ** 2))
      const inside = part < EDGE ? 0.3 + 0.12 * part : 0
      return {
        tint: tints.bright ? tints.streak : tints.far,
        opacity: Math.min(1, (tints.bright ? 0.12 : 1) * inside + 0.9 * rim),
      }
    })
  }

  private paintName(context: CanvasRenderingContext2D, name: number): void {
    const { width, height } = context.canvas
    context.fillStyle = css(this.tints.near)
    const box = { x: width / 2, y: height / 2, width: width * 0.98, height, max: height * 0.82 }
    letter(context, this.cast.names[name]!, box, WEIGHT)
  }
}

/** A cone of light from the middle of its upper edge over all of its lower edge, soft at its sides and weaker further down. */
function coneOf(tint: Tint): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const [width, height] = [96, 160]
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const image = context.createImageData(width, height)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [((i % width) + 0.5) / width - 0.5, (Math.floor(i / width) + 0.5) / height]
    const off = Math.abs(x) / (0.04 + 0.3 * y)
    const opacity = Math.exp(-(off ** 4)) * (1 - 0.55 * y) * Math.min(1, (1 - y) * 12)
    image.data.set([...tint.map((part) => part * 255), opacity * 255], i * 4)
  }
  context.putImageData(image, 0, 0)
  return canvas
}
