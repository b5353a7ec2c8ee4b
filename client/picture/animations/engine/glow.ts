import type { Colour } from '../../../../shared/show/themes/theme.ts'
import { css, mixed, tintOf } from './colours.ts'

/**
 * Draws a round glow on a new canvas: a radial gradient that fades from bright at the centre to transparent at the edge.
 * @param size width and height in pixels
 */
export function glowOf(size: number, colour: Colour): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const light = context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2)
  light.addColorStop(0, css(mixed(tintOf(colour), [1, 1, 1], 0.25), 0.85))
  light.addColorStop(0.18, css(tintOf(colour), 0.42))
  light.addColorStop(0.5, css(tintOf(colour, 2), 0.13))
  light.addColorStop(1, css(tintOf(colour, 3), 0))
  context.fillStyle = light
  context.fillRect(0, 0, size, size)
  return canvas
}
