import { css } from '../engine/colours.ts'
import { processorDraws } from '../engine/gl.ts'
import { smooth } from '../engine/motion.ts'
import type { Backdrop } from '../engine/runner.ts'
import { ROLLING } from '../engine/space.ts'
import { disc } from '../engine/spark.ts'
import { Surface } from '../engine/surface.ts'
import { HALO, type Tints } from '../engine/tints.ts'
import { squareOf, silhouette } from './place.ts'
import { EDGE, fitted, type Pose } from './pose.ts'

/** Maximum number of pixels of the whole picture, and the side of the disc that is scaled to the body's size. */
const CARD = { most: 3840 * 2160, disc: 2048 }
const PROCESSOR = { most: 1920 * 1080, disc: 1024 }
const LIMB = 1 / HALO

/**
 * The body of the globe, on a canvas of its own behind points and names: nearly every frame shows the same one, and to shade it
 * anew takes a processor longer than all the rest.
 */
export class Body implements Backdrop<Pose> {
  private readonly surface: Surface
  private readonly disc: HTMLCanvasElement
  private readonly context: CanvasRenderingContext2D
  /** Radius of the disc with its halo, in heights of the picture; that which the canvas shows. */
  private radius = 0
  private drawn = NaN

  constructor(
    private readonly element: HTMLElement,
    { body }: Tints,
  ) {
    const pixels = processorDraws() ? PROCESSOR : CARD
    this.surface = new Surface(element, pixels.most, () => this.paint())
    this.surface.fit({ part: 1, heights: ROLLING * HALO, square: 2 })
    this.surface.canvas.style.willChange = 'opacity'
    this.disc = disc(pixels.disc, (part) => body(part * HALO), [LIMB - 0.002, LIMB - 0.0001, LIMB + 0.001])
    this.context = this.surface.canvas.getContext('2d', { willReadFrequently: processorDraws() })!
  }

  show(): void {
    this.surface.show()
  }

  draw(pose: Pose): void {
    const { clientWidth, clientHeight } = this.element
    const fit = fitted(pose, clientWidth / clientHeight)
    const { style } = this.surface.canvas
    style.display = fit.body > 0 ? '' : 'none'
    style.opacity = fit.body.toFixed(3)
    this.radius = silhouette(fit) * HALO
    this.surface.clip(squareOf(fit, HALO))
    if (fit.body > 0 && this.radius !== this.drawn) this.paint()
  }

  remove(): void {
    this.surface.remove()
  }

  private paint(): void {
    const { context, radius } = this
    const { width, height } = context.canvas
    this.drawn = radius
    context.clearRect(0, 0, width, height)
    const side = 2 * radius * height
    context.drawImage(this.disc, (width - side) / 2, (height - side) / 2, side, side)
    this.fadeEdges()
  }

  /** Fades the halo out towards the upper and lower edge, which may be away from those of the picture. */
  private fadeEdges(): void {
    const { context } = this
    const { width, height } = context.canvas
    context.globalCompositeOperation = 'destination-out'
    for (const [edge, inner] of [
      [0, EDGE],
      [1, 1 - EDGE],
    ] as const) {
      const fade = context.createLinearGradient(0, edge * height, 0, inner * height)
      for (const part of [0, 0.25, 0.5, 0.75, 1]) fade.addColorStop(part, css([0, 0, 0], 1 - smooth(part)))
      context.fillStyle = fade
      context.fillRect(0, Math.min(edge, inner) * height, width, EDGE * height)
    }
    context.globalCompositeOperation = 'source-over'
  }
}
