/** Points and streaks are drawn in so many steps of brightness. */
export const STEPS = 6

/** Many points of one colour, drawn together by steps of brightness. */
export class Dots {
  private readonly paths = Array.from({ length: STEPS }, () => new Path2D())
  private readonly used = Array.from({ length: STEPS }, () => false)

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly color: string,
    private readonly square: boolean,
  ) {}

  add(x: number, y: number, size: number, light: number): void {
    // Below one pixel a point gets dimmer instead of smaller.
    const [wide, left] = size < 1 ? [1, light * size * size] : [size, light]
    const step = Math.min(STEPS - 1, Math.floor(left * STEPS))
    if (left < 0.04) return
    const path = this.paths[step]!
    this.used[step] = true
    if (this.square) path.rect(x - wide / 2, y - wide / 2, wide, wide)
    else {
      path.moveTo(x + wide / 2, y)
      path.arc(x, y, wide / 2, 0, 7)
    }
  }

  draw(): void {
    this.context.fillStyle = this.color
    this.paths.forEach((path, step) => {
      if (!this.used[step]) return
      this.context.globalAlpha = (step + 0.5) / STEPS
      this.context.fill(path)
    })
  }
}
