import type { Closing } from './closing.ts'
import { css } from './colours.ts'
import { Dots } from './dots.ts'
import { smooth } from './motion.ts'
import { share } from './random.ts'
import { BAND, LEAN, ringIn, ringOf, type Ellipse } from './ring.ts'
import { partOf } from './space.ts'
import type { Tints } from './tints.ts'

/** A plate of an animation that becomes a mark of light: its middle and its size in heights of the picture, y upwards. */
export interface Plate {
  x: number
  y: number
  width: number
  height: number
}

/** A ring has at least so many marks; those beyond the plates come from anywhere. */
const LEAST = 400
/** Length of a mark on the ring in radians, and its thickness in heights of the picture. */
const LENGTH = 0.075
const THIN = 0.0028
/** Size of the points at the heads of some. */
const POINT = 0.0062
/** Radians by which the ring turns in a landing. */
const SPIN = 3.4
/** Latitudes over which the marks are spread, in radians. */
const SPREAD = 1.1

/** Draws a landing: plates become marks of light, fly onto the ring around the words, and close with it to one point. */
export class MarksDrawing {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly tints: Tints,
    private readonly seed: number,
  ) {}

  draw(plates: readonly Plate[], state: Closing): void {
    const { page, opening, closing, slowing, named } = state
    if (opening === 0 || named >= 0) return
    const { context } = this
    const { width, height } = context.canvas
    const aspect = width / height
    const ring = ringIn(ringOf(state), aspect, partOf(aspect))
    const open = page === 0 ? smooth(opening) : 1
    const left = 1 - smooth((closing - 0.9) / 0.1)
    const turn = SPIN * (1 - (1 - slowing) ** 2) + 2 * closing
    context.strokeStyle = css(this.tints.streak)
    context.lineCap = 'round'
    const points = new Dots(context, css(this.tints.point), false)
    for (let i = 0; i < Math.max(LEAST, plates.length); i++) {
      const plate = plates[i]
      const begins = plate ? Math.atan2(plate.x, -plate.y) : share(this.seed, i, 91) * 2 * Math.PI
      const angle = begins + turn * (0.85 + 0.3 * share(this.seed, i, 92))
      const latitude = SPREAD * (2 * share(this.seed, i, 93) - 1)
      const long = LENGTH * (0.4 + share(this.seed, i, 94)) * (1 - closing)
      const head = onRing(ring, angle, latitude)
      const tail = onRing(ring, angle - long, latitude)
      const light = (0.5 + 0.5 * head.front) * (0.45 + 0.55 * share(this.seed, i, 95)) * left
      const from = plate && { x: plate.x - plate.width / 2, y: plate.y }
      const to = plate && { x: plate.x + plate.width / 2, y: plate.y }
      context.globalAlpha = light * (page === 0 && plate ? 0.25 + 0.75 * open : opening)
      const thick = THIN * (0.7 + 0.6 * share(this.seed, i, 96))
      context.lineWidth = Math.max(1, ((plate ? plate.height * (1 - open) ** 2 : 0) + thick) * height)
      context.beginPath()
      const put = ({ x, y }: Point) => [width / 2 + x * height, height / 2 - y * height] as const
      context.moveTo(...put(between(from ?? tail, tail, open)))
      context.lineTo(...put(between(to ?? head, head, open)))
      context.stroke()
      const [x, y] = put(head)
      if (i % 3 === 0) points.add(x, y, POINT * height * (0.6 + 0.8 * head.front ** 2), light * open)
    }
    points.draw()
  }
}

interface Point {
  x: number
  y: number
}

const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})

/** A point of the ring. `front` is 1 nearest to the viewer, −1 furthest away. */
function onRing({ x, y, up }: Ellipse, angle: number, latitude: number): Point & { front: number } {
  const front = Math.cos(angle)
  const out = (1 + BAND.radian * latitude) / (1 - LEAN * front)
  return { x: x * Math.sin(angle) * out, y: up - y * front * out, front }
}
