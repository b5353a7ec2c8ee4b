import { css } from './colours.ts'
import { Dots } from './dots.ts'
import { share } from './random.ts'
import type { Tints } from './tints.ts'

/** Number of points, their size and the way that they rise in a second at full rolling speed, in heights of the picture. */
const POINTS = 44
const SIZE = 0.0045
const RISE = 0.9

/** Points of light that rise slowly behind the winners, like dust in a beam. */
export class DustDrawing {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly tints: Tints,
    private readonly seed: number,
  ) {}

  /** @param light brightness, 0 to 1 @param turned see `MotionState` */
  draw(light: number, turned: number): void {
    if (light === 0) return
    const { width, height } = this.context.canvas
    const dots = new Dots(this.context, css(this.tints.point), false)
    for (let i = 0; i < POINTS; i++) {
      const speed = 0.4 + 0.6 * share(this.seed, i, 82)
      const risen = (share(this.seed, i, 81) + turned * RISE * speed) % 1
      // None appears or goes out at once.
      const part = light * Math.min(1, 6 * risen, 6 * (1 - risen)) * (0.4 + 0.6 * share(this.seed, i, 84))
      dots.add(share(this.seed, i, 83) * width, (1 - risen) * height, SIZE * speed * height, part)
    }
    dots.draw()
  }
}
