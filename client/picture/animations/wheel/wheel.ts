import { lengthOf, type Animation, type Cast } from '../animation.ts'
import type { Colour } from '../../../../shared/show/themes/theme.ts'
import { css, mixed, tintOf } from '../engine/colours.ts'
import { glowOf } from '../engine/glow.ts'
import { letter } from '../engine/lettering.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { AnimationRunner, type AnimationPicture } from '../engine/runner.ts'
import { shuffled } from '../engine/random.ts'

/** With more names than this, the segments would be too narrow to read. */
const MOST_NAMES = 60
/** Turns per second at full rolling speed. */
const SPIN = 0.55
/** RADIUS of the wheel in heights of the picture; HUB is the radius of its centre as a factor of that. */
const RADIUS = 0.37
const HUB = 0.42
const WEIGHT = 600

/** Everything needed to draw one frame of the wheel. */
interface Pose {
  /** Rotation in radians, clockwise. */
  angle: number
  /** How far the pointer is deflected by the pins, 0 to 1. */
  bent: number
  /** Brightness of the segments, 0 to 1; then that of the pointer and the name under it. */
  light: number
  pointer: number
  core: number
  reach: number
  /** How far the hub has opened for the winners, 0 to 1. */
  open: number
}

/**
 * A wheel with a segment per table or person. The pointer fades out while the wheel slows down, so that at rest it points at
 * nobody: the wheel never shows a winner or a near miss. The winners are shown by the reveal in the opened hub.
 */
export const wheel = {
  name: 'wheel' as const,
  length: lengthOf,
  suits: ({ names }: Cast) => names.length >= 2 && names.length <= MOST_NAMES,
  mount: (element: HTMLElement, cast: Cast) =>
    new AnimationRunner(element, cast, {
      pose: (state) => poseOf(state, cast.names.length),
      canvas: (context) => new CanvasWheel(context, cast),
    }),
} satisfies Animation

function poseOf({ turned, energy, gathered, out, burst }: MotionState, segments: number): Pose {
  const held = gathered * (1 - out)
  const turns = turned * SPIN
  // A pin pushes the pointer aside, then the pointer springs back with a damped oscillation.
  const pin = (turns * segments) % 1
  const taken = pin < 0.62 ? smooth(pin / 0.62) : Math.exp(-(pin - 0.62) * 14) * Math.cos((pin - 0.62) * 28)
  return {
    angle: (turns % 1) * 2 * Math.PI,
    bent: taken * Math.min(1, 0.35 + energy * 0.5) * (1 - gathered),
    light: (1 - 0.75 * held) * (1 - 0.84 * out),
    pointer: (1 - smooth(gathered * 1.5)) * (1 - out),
    core: Math.min(1, 0.16 + 0.14 * energy + 0.8 * held + 0.5 * burst + 0.1 * out),
    reach: RADIUS * (1.5 - 0.75 * held + 0.8 * out + 0.5 * burst),
    open: out,
  }
}

class CanvasWheel implements AnimationPicture<Pose> {
  private readonly disc: HTMLCanvasElement
  private readonly glow: HTMLCanvasElement
  private readonly unit: number
  /** Index of the name on each segment. */
  private readonly order: number[]

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
  ) {
    const { width, height } = context.canvas
    this.unit = Math.min(height, width / 0.9)
    this.glow = glowOf(192, cast.palette.light)
    this.order = shuffled(cast.names.length, cast.seed)
    this.disc = this.made(Math.max(4, Math.round(RADIUS * 2 * this.unit)))
  }

  draw({ angle, bent, light, pointer, core, reach, open }: Pose): void {
    const { context, unit } = this
    const [x, y] = [context.canvas.width / 2, context.canvas.height / 2]
    const radius = RADIUS * unit
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, x * 2, y * 2)
    context.globalAlpha = core
    const size = reach * unit
    context.drawImage(this.glow, x - size, y - size, size * 2, size * 2)
    const scale = 1 + 1.35 * open
    context.globalAlpha = light
    context.setTransform(
      Math.cos(angle) * scale,
      Math.sin(angle) * scale,
      -Math.sin(angle) * scale,
      Math.cos(angle) * scale,
      x,
      y,
    )
    context.drawImage(this.disc, -this.disc.width / 2, -this.disc.height / 2)
    context.setTransform(1, 0, 0, 1, 0, 0)
    if (pointer < 0.01) return
    context.globalAlpha = pointer
    this.named(angle, x, y, radius)
    this.pointer(bent, x, y - radius, 1 - pointer)
    context.globalAlpha = 1
  }

  /** Writes the name under the pointer, large, into the hub. */
  private named(angle: number, x: number, y: number, radius: number): void {
    const { context, cast } = this
    const share = ((1 - angle / (2 * Math.PI)) % 1) * this.order.length
    const text = cast.names[this.order[Math.floor(share) % this.order.length]!]!
    context.fillStyle = css(mixed(tintOf(cast.palette.light), tintOf(cast.palette.hot), 0.5))
    const across = radius * HUB * 2
    letter(context, text, { x, y, width: across * 0.84, height: across * 0.6, max: this.unit * 0.1 }, WEIGHT)
  }

  private pointer(bent: number, x: number, y: number, away: number): void {
    const { context, unit } = this
    context.translate(x, y - unit * (0.03 + 0.05 * away))
    context.rotate(bent * 0.5)
    context.fillStyle = this.cast.palette.light
    context.beginPath()
    context.moveTo(0, unit * 0.075)
    context.lineTo(unit * 0.02, 0)
    context.arc(0, 0, unit * 0.02, 0, Math.PI, true)
    context.closePath()
    context.fill()
    context.setTransform(1, 0, 0, 1, 0, 0)
  }

  /** Prerenders the wheel: the first segment starts at the top, the others follow clockwise. */
  private made(size: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = size
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const [radius, count] = [size / 2, this.order.length]
    const step = (2 * Math.PI) / count
    const { ink, light, cool, hot } = this.cast.palette
    const shaded = (colour: Colour, share: number) => css(mixed(tintOf(ink), tintOf(colour), share))
    context.translate(radius, radius)
    this.order.forEach((name, i) => {
      context.save()
      context.rotate((i + 0.5) * step - Math.PI / 2)
      const inner = radius * HUB
      const shade = context.createRadialGradient(0, 0, inner, 0, 0, radius)
      const bright = i % 2 === 0 && i < count - (count % 2)
      shade.addColorStop(0, bright ? shaded(light, 0.2) : shaded(cool, 0.1))
      shade.addColorStop(1, bright ? shaded(light, 0.12) : shaded(cool, 0.06))
      context.fillStyle = shade
      context.beginPath()
      context.arc(0, 0, radius * 0.975, -step / 2, step / 2)
      context.arc(0, 0, inner, step / 2, -step / 2, true)
      context.fill()
      context.fillStyle = light
      context.beginPath()
      context.arc(
        Math.cos(step / 2) * radius * 0.975,
        Math.sin(step / 2) * radius * 0.975,
        Math.min(radius * 0.012, radius * step * 0.14),
        0,
        7,
      )
      context.fill()
      context.fillStyle = hot
      const middle = (inner + radius * 0.95) / 2
      const long = radius * 0.95 - inner
      const across = 2 * Math.sin(Math.min(step / 2, 1)) * (inner * 0.55 + middle * 0.45)
      const box = { x: middle, y: 0, width: long * 0.9, height: across * 0.94, max: radius * 0.15 }
      letter(context, this.cast.names[name]!, box, WEIGHT)
      context.restore()
    })
    return canvas
  }
}
