import type { Cast } from '../animation.ts'
import { blank } from '../engine/blank.ts'
import { css } from '../engine/colours.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import { smooth } from '../engine/motion.ts'
import type { Layout, Placed } from './layout.ts'
import { see, type Seen } from './place.ts'
import { Dots, STEPS } from '../engine/dots.ts'
import { crowdOf, POINT, pointSize, STREAK, streaksAt } from './points.ts'
import { SparkDrawing } from '../engine/spark.ts'
import { partOf, ROLLING } from '../engine/space.ts'
import { APPARENT, EYE, fitted, type Pose } from './pose.ts'
import { MARGIN, Sprites, SPRITE_LINE } from './sprites.ts'
import { letterWidths } from './letters.ts'
import { tintsOf, type Tints } from '../engine/tints.ts'
import { EMERGED, LEGIBLE, facingOf, nearness, opacityOf, writtenAt, type Written } from './written.ts'
import { bend } from './strip.ts'

/** Points up to this size in pixels are squares. */
const SQUARE = 2.6
const seen: Seen = { x: 0, y: 0, facing: 0 }

/** Everything that drawing needs. */
interface Parts extends Placed {
  names: Sprites
  spark: SparkDrawing
}

/** The globe without WebGL: draws the same pose with a 2D canvas. */
export class CanvasGlobe implements AnimationPicture<Pose> {
  private readonly tints: Tints
  private parts: Parts | null = null

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
    private readonly layout: Layout,
  ) {
    this.tints = tintsOf(cast.palette)
  }

  *prepare(pose: () => Pose): Generator<boolean, void> {
    const parts = yield* this.build()
    const { width, height } = this.context.canvas
    const { turn, tilt, names } = fitted(pose(), width / height)
    if (names === 0) return
    for (const one of writtenAt(parts.globe, turn, tilt)) {
      this.sprite(parts, one)
      yield false
    }
  }

  /** Builds the parts in small steps. */
  private *build(): Generator<boolean, Parts> {
    const { height } = this.context.canvas
    const { near, far } = this.tints
    const placed = yield* this.layout.steps()
    const em = (placed.globe.em * height * ROLLING * EYE) / (2 * APPARENT * (EYE - 1))
    const names = new Sprites(Math.max(6, em), [css(far), css(near)], letterWidths())
    this.parts = {
      ...placed,
      names,
      spark: new SparkDrawing(this.context, this.tints),
    }
    yield false
    return this.parts
  }

  private built(): Parts {
    const steps = this.build()
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  draw(pose: Pose): void {
    const { context } = this
    const { width, height } = context.canvas
    const fit = fitted(pose, width / height)
    const parts = this.parts ?? this.built()
    blank(context)
    if (fit.points > 0) {
      if (fit.streak > 0.002) this.drawStreaks(parts, fit)
      this.drawPoints(parts, fit)
    }
    if (fit.names > 0) this.drawNames(parts, fit)
    parts.spark.draw(fit, fit.ellipse.up)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
  }

  private drawPoints({ points }: Parts, pose: Pose): void {
    const { context } = this
    const { width, height } = context.canvas
    const count = Math.min(points.length / POINT, pose.most)
    const crowd = crowdOf(count)
    const size = pointSize(count) * height * partOf(width / height)
    const dots = new Dots(context, css(this.tints.point), size <= SQUARE)
    for (let i = 0; i < count; i++) {
      const at = i * POINT
      const longitude = points[at]! + pose.turn
      see(pose, longitude, points[at + 4]!, seen)
      let light = this.lightOf(seen.facing, pose.open, crowd)
      if (pose.names > 0 && seen.facing > 0) {
        const whole = 2 * Math.PI * points[at + 2]!
        const turns = longitude / whole
        const end = Math.abs((turns - Math.floor(turns + 0.5)) * whole) + points[at + 3]!
        if (end < Math.PI) {
          const facing = facingOf(end, points[at + 1]!, pose.tilt)
          light *= 1 - smooth((facing - LEGIBLE) / (EMERGED - LEGIBLE)) * pose.names
        }
      }
      const wide = size * sizeOf(seen.facing, pose.open) * points[at + 5]!
      dots.add(width / 2 + seen.x * height, height / 2 - seen.y * height, wide, light * pose.points)
    }
    dots.draw()
  }

  private drawStreaks({ streaks }: Parts, pose: Pose): void {
    const { context } = this
    const { width, height } = context.canvas
    const paths = Array.from({ length: STEPS }, () => new Path2D())
    const count = streaksAt(pose.open)
    for (let i = 0; i < count; i++) {
      const at = i * STREAK
      const head = streaks[at]! + pose.turn
      const length = pose.streak * streaks[at + 2]!
      see(pose, head, streaks[at + 1]!, seen)
      const light = this.lightOf(seen.facing, pose.open, 0.3) * streaks[at + 3]!
      const path = paths[Math.min(STEPS - 1, Math.floor(light * STEPS))]!
      path.moveTo(width / 2 + seen.x * height, height / 2 - seen.y * height)
      for (let piece = 1; piece <= 2; piece++) {
        see(pose, head - (length * piece) / 2, streaks[at + 1]!, seen)
        path.lineTo(width / 2 + seen.x * height, height / 2 - seen.y * height)
      }
    }
    context.strokeStyle = css(this.tints.streak)
    context.lineWidth = Math.max(1, height * 0.002)
    paths.forEach((path, step) => {
      context.globalAlpha = ((step + 0.5) / STEPS) * 0.6 * pose.points * Math.min(1, pose.streak * 14)
      context.stroke(path)
    })
  }

  private lightOf(facing: number, open: number, crowd: number): number {
    const limb = 1 - Math.min(1, Math.max(0, facing))
    const ball = facing > 0 ? crowd + (1 - crowd) * limb * limb : 0.3 * Math.max(crowd, 0.6)
    return ball + (0.66 + 0.34 * facing - ball) * open
  }

  private sprite({ globe, names }: Parts, { ring, place }: Written) {
    const { em, rings } = globe
    const { name, width } = rings[ring]!.places[place]!
    return names.of(this.cast.names[name]!, (width * Math.cos(rings[ring]!.latitude)) / em)
  }

  private drawNames(parts: Parts, pose: Pose): void {
    const { context } = this
    const { width, height } = context.canvas
    for (const one of writtenAt(parts.globe, pose.turn, pose.tilt)) {
      const { sheet, width: wide, height: line, pieces } = this.sprite(parts, one)
      const near = nearness(one.facing)
      const light = opacityOf(one, this.tints.dim) * pose.names
      pieces.forEach(({ from, to }) => {
        const corner: number[] = []
        bend(parts.globe, pose, one, { from, to, pieces: 1, ink: SPRITE_LINE }, (_, above, below) =>
          corner.push(above.x, above.y, below.x, below.y),
        )
        const [ax, ay, bx, by, cx, cy, dx, dy] = corner as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ]
        const [left, right] = [from * wide, to * wide]
        const long = right - left
        // The mean of both ends: an affine image of the piece, seen as on the globe.
        context.setTransform(
          ((cx + dx - ax - bx) / 2 / long) * height,
          ((ay + by - cy - dy) / 2 / long) * height,
          ((bx + dx - ax - cx) / 2 / line) * height,
          ((ay + cy - by - dy) / 2 / line) * height,
          width / 2 + ((ax + bx + cx + dx) / 4) * height,
          height / 2 - ((ay + by + cy + dy) / 4) * height,
        )
        const put = (row: number, opacity: number) => {
          context.globalAlpha = opacity
          context.drawImage(sheet, left + MARGIN, row * line, long, line, -long / 2, -line / 2, long, line)
        }
        if (near < 1) put(0, light)
        if (near > 0) put(1, light * near)
      })
    }
    context.setTransform(1, 0, 0, 1, 0, 0)
  }
}

/** Relative size of a point, by how far it faces the viewer. */
function sizeOf(facing: number, open: number): number {
  const ball = facing > 0 ? 0.85 : 0.62
  return ball + (0.85 + 0.5 * facing - ball) * open
}
