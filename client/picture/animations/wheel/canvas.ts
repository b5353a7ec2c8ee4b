import { blank } from '../engine/blank.ts'
import type { Cast } from '../animation.ts'
import { AfterglowDrawing } from '../engine/afterglow.ts'
import { css } from '../engine/colours.ts'
import { Faces } from '../engine/faces.ts'
import { letter } from '../engine/lettering.ts'
import { shuffled } from '../engine/random.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import { Portraits } from '../engine/portraits.ts'
import { partOf, ROLLING, sideOf } from '../engine/space.ts'
import { disc } from '../engine/spark.ts'
import { HALO, tintsOf, type Shade, type Tints } from '../engine/tints.ts'
import { discOf, HUB, RIM } from './disc.ts'
import { pointedAt, type WheelPose } from './wheel.ts'

const WEIGHT = 640
/** In the hub: the diameter of a picture, and where its middle and that of the name below it are, as shares of the hub. */
const PORTRAIT = { size: 0.56, up: 0.12, name: 0.29, height: 0.2 }
/** Size of a pin as a mark on the ring, in heights of the picture. */
const PIN = 0.008

interface Parts {
  /** The round body with its halo, the hub, the segments, which turn, and the light that falls on them. */
  body: HTMLCanvasElement
  hub: HTMLCanvasElement
  segments: HTMLCanvasElement
  shade: HTMLCanvasElement
}

/** Draws the wheel on a 2D canvas. */
export class CanvasWheel implements AnimationPicture<WheelPose> {
  private readonly tints: Tints
  /** Side of the square that the wheel fills at full size, in pixels. */
  private readonly side: number
  private parts: Parts | null = null
  private readonly names: Faces
  private readonly portraits: Portraits
  private readonly afterglow: AfterglowDrawing
  /** Index of the name on each segment. */
  private readonly order: number[]

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
  ) {
    const { width, height } = context.canvas
    const side = ROLLING * partOf(width / height) * height
    this.side = side
    this.tints = tintsOf(cast.palette)
    this.order = shuffled(cast.names.length, cast.seed)
    const hub = side * HUB * 0.86
    const across = side * HUB * PORTRAIT.size
    this.portraits = new Portraits({ width: across, height: across }, this.tints)
    this.names = new Faces(
      (number) => ({ width: hub, height: number % 2 ? side * HUB * PORTRAIT.height : hub * 0.6 }),
      (face, number) => this.write(face, number >> 1, number % 2 ? 0.84 : 0.56),
      cast.names.length * 2,
    )
    this.afterglow = new AfterglowDrawing(context, this.tints, cast.seed)
  }

  *prepare(): Generator<boolean, void> {
    yield* this.portraits.loaded(this.cast.pictures)
    yield* this.build()
  }

  /** Draws the parts of the wheel in small steps. */
  private *build(): Generator<boolean, Parts> {
    const { side, tints, order, cast } = this
    const limb = 1 / HALO
    const edges = [limb - 0.002, limb - 0.0001, limb + 0.001]
    const body = disc(Math.min(1024, Math.ceil(side * HALO)), (part) => tints.body(part * HALO), edges)
    yield false
    const hub = disc(Math.ceil(side * HUB), (part) => hubOf(tints, part), [0.974, 0.976])
    yield false
    const segments = discOf(
      side * RIM,
      order.map((name) => cast.names[name]!),
      tints,
    )
    yield false
    const shade = shadeOf(Math.ceil(side * RIM), tints)
    yield false
    return (this.parts = { body, hub, segments, shade })
  }

  private built(): Parts {
    const steps = this.build()
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  draw({ angle, bent, grown, turned, state }: WheelPose): void {
    const { context, order } = this
    const { width, height } = context.canvas
    blank(context)
    const side = sideOf(grown, width / height) * height
    if (state.body > 0) {
      const light = state.body
      const parts = this.parts ?? this.built()
      this.put(parts.body, side * HALO, light)
      this.put(parts.segments, side * RIM, light * state.names, angle)
      this.put(parts.shade, side * RIM, light)
      this.put(parts.hub, side * HUB, light)
      if (state.names > 0) {
        const name = order[pointedAt(angle, order.length)]!
        context.globalAlpha = state.names
        this.drawName(name, side * HUB)
        this.drawPointer(bent, side)
      }
    }
    const part = (side / height) * RIM * 0.5
    const pins = order.map((_, i) => {
      const at = angle + (2 * Math.PI * i) / order.length
      return { x: Math.sin(at) * part, y: Math.cos(at) * part, width: PIN, height: PIN }
    })
    this.afterglow.draw(state, pins, turned)
    context.globalAlpha = 1
  }

  /** Draws a name in the hub, below its picture where there is one. */
  private drawName(name: number, hub: number): void {
    const { context } = this
    const { width, height } = context.canvas
    const portrait = this.portraits.of(this.cast.pictures[name] ?? '')
    const face = this.names.of(name * 2 + (portrait ? 1 : 0))
    const wide = hub * 0.86
    const high = portrait ? hub * PORTRAIT.height : wide * 0.6
    const middle = height / 2 + (portrait ? hub * PORTRAIT.name : 0)
    context.drawImage(face, (width - wide) / 2, middle - high / 2, wide, high)
    if (!portrait) return
    const radius = (hub * PORTRAIT.size) / 2
    const [x, y] = [width / 2, height / 2 - hub * PORTRAIT.up]
    context.save()
    context.beginPath()
    context.arc(x, y, radius, 0, 7)
    context.clip()
    context.drawImage(portrait, x - radius, y - radius, 2 * radius, 2 * radius)
    context.restore()
  }

  /** Draws an image in the middle, turned by an angle. */
  private put(image: HTMLCanvasElement, size: number, light: number, angle = 0): void {
    const { context } = this
    const { width, height } = context.canvas
    context.globalAlpha = light
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    context.setTransform(cos, sin, -sin, cos, width / 2, height / 2)
    context.drawImage(image, -size / 2, -size / 2, size, size)
    context.setTransform(1, 0, 0, 1, 0, 0)
  }

  /** Draws the pointer at the top: a drop of light that the pins push aside. */
  private drawPointer(bent: number, side: number): void {
    const { context } = this
    const { width, height } = context.canvas
    context.translate(width / 2, height / 2 - side * 0.492)
    context.rotate(bent * 0.42)
    const long = side * 0.088
    const half = side * 0.026
    const light = context.createLinearGradient(0, -half, 0, long)
    light.addColorStop(0, css(this.tints.near))
    light.addColorStop(1, css(this.tints.far))
    context.fillStyle = light
    context.beginPath()
    context.moveTo(0, long)
    context.lineTo(half, 0)
    context.arc(0, 0, half, 0, Math.PI, true)
    context.closePath()
    context.fill()
    context.setTransform(1, 0, 0, 1, 0, 0)
  }

  /** Writes a name for the hub. @param max size of its type, as a share of the height */
  private write(context: CanvasRenderingContext2D, name: number, max: number): void {
    const { width, height } = context.canvas
    context.fillStyle = css(this.tints.near)
    const box = { x: width / 2, y: height / 2, width: width * 0.96, height, max: height * max }
    letter(context, this.cast.names[name]!, box, WEIGHT)
  }
}

/** The hub at a distance from its centre, 0 to 1: a body without its halo. */
function hubOf({ body }: Tints, part: number): Shade {
  const shade = body(Math.min(0.999, part / 0.975))
  return part < 0.975 ? shade : { ...shade, opacity: 0 }
}

/** The light that falls on the wheel from above and does not turn with it: a shadow towards its foot, a sheen at its top. */
function shadeOf(size: number, { bright, far }: Tints): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const light = context.createLinearGradient(0, 0, 0, size)
  light.addColorStop(0, css(bright ? [1, 1, 1] : far, bright ? 0.1 : 0.14))
  light.addColorStop(0.4, css(bright ? [1, 1, 1] : far, 0))
  light.addColorStop(0.6, css(bright ? far : [0, 0, 0], 0))
  light.addColorStop(1, css(bright ? far : [0, 0, 0], bright ? 0.1 : 0.38))
  context.fillStyle = light
  context.beginPath()
  context.arc(size / 2, size / 2, size / 2, 0, 7)
  context.fill()
  return canvas
}
