import type { Cast } from '../animation.ts'
import { blank } from '../engine/blank.ts'
import { css } from '../engine/colours.ts'
import { DustDrawing } from '../engine/dust.ts'
import { Faces } from '../engine/faces.ts'
import { letter } from '../engine/lettering.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import { partOf, ROLLING, sideOf, WIDTH } from '../engine/space.ts'
import { SparkDrawing } from '../engine/spark.ts'
import { share } from '../engine/random.ts'
import { HALO, tintsOf, type Tints } from '../engine/tints.ts'
import { bodyOf, drumsIn } from './body.ts'
import type { Drum, Reels, ReelsPose } from './drums.ts'

const WEIGHT = 640
const FACES_KEPT = 160
/** Height of the name on its face, and of the group below it where there is one, as shares of the face. */
const NAME = { alone: 0.82, above: 0.62, group: 0.27 }
/** The drums of light in a landing: their whole width and half their height, in heights of the picture. */
const OPENED = { width: 1.56, radius: 0.37, up: 0.03 }
/** Where the line that the stopped reels form stands, below the words that were called. */
const LINE_UP = -0.225
/** Half the thickness of the line, in heights of the picture. */
const LINE_HALF = 0.0022
/** So many bars of light run between two faces, on so many tracks side by side. */
const BARS = 3
const TRACKS = 7

/** Draws the reels on a 2D canvas. */
export class CanvasReels implements AnimationPicture<ReelsPose> {
  private readonly tints: Tints
  private readonly body: HTMLCanvasElement
  private readonly faces: Faces
  private readonly spark: SparkDrawing
  private readonly dust: DustDrawing
  /** Width of a drum and height of a face in pixels at full size. */
  private readonly places: ReturnType<typeof drumsIn>
  private readonly face: { width: number; height: number }

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
    private readonly reels: Reels,
  ) {
    const { width, height } = context.canvas
    const side = ROLLING * partOf(width / height) * height
    const count = reels.slots.length
    this.places = drumsIn(count)
    this.tints = tintsOf(cast.palette)
    this.face = {
      width: side * this.places.width,
      height: (side / 2) * reels.pitch,
    }
    this.body = bodyOf(side, count, this.tints)
    this.faces = new Faces(
      () => this.face,
      (canvas, number) => this.write(canvas, number >> 1, number % 2 === 1),
      FACES_KEPT,
    )
    this.spark = new SparkDrawing(context, this.tints)
    this.dust = new DustDrawing(context, this.tints, cast.seed)
  }

  *prepare(pose: () => ReelsPose): Generator<boolean, void> {
    for (const { faces } of pose().drums) {
      for (const { name, light } of faces) {
        if (name < 0 || light === 0) continue
        this.faces.of(name * 2)
        this.faces.of(name * 2 + 1)
        yield false
      }
    }
  }

  draw(pose: ReelsPose): void {
    const { context } = this
    const { width, height } = context.canvas
    blank(context)
    const side = sideOf(pose.grown, width / height) * height
    if (pose.body > 0) {
      const size = side * HALO
      context.globalAlpha = pose.body
      context.drawImage(this.body, (width - size) / 2, (height - size) / 2, size, size)
    }
    pose.drums.forEach((drum, i) => {
      if (pose.body > 0) this.drawNames(drum, i, side)
      if (pose.bars > 0) this.drawBars(drum, i, side, pose)
    })
    this.dust.draw(pose.dust, pose.turned)
    this.spark.draw(pose.spark)
    context.globalAlpha = 1
  }

  /** Draws the names of a drum, foreshortened towards its top and its foot. */
  private drawNames({ faces }: Drum, drum: number, side: number): void {
    const { context, face } = this
    const { width, height } = context.canvas
    const wide = side * this.places.width
    const x = width / 2 + side * this.places.lefts[drum]! + wide / 2
    for (const { name, angle, light, near: front } of faces) {
      if (name < 0 || light < 0.02) continue
      const near = 0.93 + 0.07 * Math.cos(angle)
      const [w, h] = [wide * near, ((wide * face.height) / face.width) * Math.cos(angle)]
      const [left, top] = [x - w / 2, height / 2 + (side / 2) * Math.sin(angle) - h / 2]
      context.globalAlpha = light
      context.drawImage(this.faces.of(name * 2), left, top, w, h)
      context.globalAlpha = light * front
      context.drawImage(this.faces.of(name * 2 + 1), left, top, w, h)
    }
  }

  /** Draws what is left of a drum in a landing: bars of light run over it, and it stops as a piece of a line. */
  private drawBars({ faces, locked }: Drum, drum: number, side: number, pose: ReelsPose): void {
    const { context } = this
    const { width, height } = context.canvas
    const { opening, closing, bars } = pose
    const count = this.reels.slots.length
    const opened = Math.min(OPENED.width * height, WIDTH * width)
    const whole = (side + (opened - side) * opening) * (1 - closing)
    const radius = side / 2 + (OPENED.radius * height - side / 2) * opening
    const middle = height / 2 - OPENED.up * opening * height
    const wide = whole / count
    const left = (width - whole) / 2 + drum * wide
    context.fillStyle = css(this.tints.streak)
    const long = Math.max(0.012, pose.streak / 2)
    for (const { angle, place } of locked < 1 ? faces : []) {
      for (let bar = 0; bar < BARS; bar++) {
        const at = angle + (bar * this.reels.pitch) / BARS
        const track = Math.floor(share(place, bar, drum, 71) * TRACKS)
        const [from, to] = [Math.sin(at - long), Math.sin(at + long)]
        // Dark in front, where the words stand.
        context.globalAlpha = bars * (1 - locked) * Math.abs(Math.sin(at)) ** 4
        const size = (wide / TRACKS) * (0.5 + 1.5 * share(place, bar, drum, 72))
        const x = Math.min(left + wide * 0.97 - size, left + (wide * track) / TRACKS)
        context.fillRect(x, middle + radius * from, size, Math.max(1, radius * (to - from)))
      }
    }
    if (locked === 0) return
    const half = LINE_HALF * height * (1 + 2 * (1 - locked))
    const y = height / 2 - LINE_UP * (1 - closing) * height
    context.globalAlpha = bars
    context.fillStyle = css(this.tints.bright ? this.tints.streak : this.tints.near)
    context.fillRect(left, y - half, wide * locked, half * 2)
  }

  /** Writes a name on its face, with the group below it. @param near in the colour of a name in front */
  private write(context: CanvasRenderingContext2D, name: number, near: boolean): void {
    const { width, height } = context.canvas
    const group = this.cast.groups[name] ?? ''
    const part = group === '' ? NAME.alone : NAME.above
    const x = width / 2
    context.fillStyle = css(near ? this.tints.near : this.tints.far)
    const top = group === '' ? height / 2 : height * (0.5 - NAME.group / 2)
    letter(
      context,
      this.cast.names[name]!,
      { x, y: top, width: width * 0.9, height: height * part, max: height * part },
      WEIGHT,
    )
    if (group === '') return
    context.fillStyle = css(this.tints.far)
    const below = height * (0.5 + NAME.above / 2 + 0.02)
    letter(
      context,
      group,
      { x, y: below, width: width * 0.9, height: height * NAME.group, max: height * NAME.group },
      560,
    )
  }
}
