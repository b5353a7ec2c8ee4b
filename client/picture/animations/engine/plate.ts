import { css } from './colours.ts'
import type { Tints } from './tints.ts'

/** Draws a plate over a whole canvas, lit from above. @param how radius of its corners in pixels, and whether a light is on it */
export function plate(
  context: CanvasRenderingContext2D,
  tints: Tints,
  how: { corner: number; lit: boolean },
): void {
  const { width, height } = context.canvas
  const shade = context.createLinearGradient(0, 0, 0, height)
  for (let i = 0; i <= 60; i++) {
    const { tint, opacity } = tints.plate(i / 60)
    shade.addColorStop(i / 60, css(tint, opacity))
  }
  context.fillStyle = shade
  context.beginPath()
  context.roundRect(0, 0, width, height, how.corner)
  context.fill()
  if (!how.lit || tints.bright) return
  const light = context.createLinearGradient(0, 0, 0, height)
  light.addColorStop(0, css(tints.far, 0.3))
  light.addColorStop(0.5, css(tints.far, 0.1))
  light.addColorStop(1, css(tints.far, 0.02))
  context.fillStyle = light
  context.fill()
}
