import type { Spark } from './closing.ts'
import { css } from './colours.ts'
import type { Shade, Tints } from './tints.ts'
import { WIDTH } from './space.ts'

/** Half the thickness of the line. */
export const LINE_HALF = 0.0035

/** Draws the point of light of a landing and the line that it opens into on a 2D canvas, from two baked discs. */
export class SparkDrawing {
  private readonly spark: HTMLCanvasElement
  private readonly line: HTMLCanvasElement

  constructor(
    private readonly context: CanvasRenderingContext2D,
    tints: Tints,
  ) {
    this.spark = disc(128, tints.spark)
    this.line = disc(128, tints.line)
  }

  /** @param up how far the point is above the middle, in heights of the picture */
  draw({ core, reach, line, width }: Spark, up = 0): void {
    const { width: wide, height } = this.context.canvas
    if (core > 0) this.put(this.spark, up, reach, reach, core)
    if (line > 0) this.put(this.line, 0, Math.min(width, (WIDTH * wide) / height) / 2, LINE_HALF, line)
  }

  private put(image: HTMLCanvasElement, up: number, x: number, y: number, light: number): void {
    const { context } = this
    const { width, height } = context.canvas
    context.globalAlpha = light
    context.drawImage(
      image,
      width / 2 - x * height,
      height / 2 - (y + up) * height,
      2 * x * height,
      2 * y * height,
    )
  }
}

/** A disc whose colour depends on the distance from its centre alone. @param shade by the distance, 0 to 1 @param edges further distances at which it changes */
export function disc(
  size: number,
  shade: (distance: number) => Shade,
  edges: number[] = [],
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const light = context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2)
  const stops = Array.from({ length: 97 }, (_, i) => i / 96)
  for (const stop of [...stops, ...edges].sort((a, b) => a - b)) {
    const { tint, opacity } = shade(stop)
    light.addColorStop(stop, css(tint, Number(opacity.toFixed(4))))
  }
  context.fillStyle = light
  context.fillRect(0, 0, size, size)
  return canvas
}
