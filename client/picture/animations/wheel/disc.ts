import { css, mixed } from '../engine/colours.ts'
import { letter } from '../engine/lettering.ts'
import type { Tints } from '../engine/tints.ts'

const WEIGHT = 640
/** Diameter of the segments, and of the hub, as shares of the square that the wheel fills. */
export const RIM = 0.965
export const HUB = 0.42

/** Draws the part of the wheel that turns: the first segment begins at the top, the others follow clockwise. */
export function discOf(side: number, names: readonly string[], tints: Tints): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const size = Math.max(4, Math.round(side))
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const [radius, count] = [size / 2, names.length]
  const step = (2 * Math.PI) / count
  const inner = (radius * HUB) / RIM
  const outer = radius * 0.985
  const fills = [shadeOf(context, inner, outer, tints, 1), shadeOf(context, inner, outer, tints, 0)]
  context.translate(radius, radius)
  names.forEach((name, i) => {
    context.save()
    context.rotate((i + 0.5) * step - Math.PI / 2)
    // Of an odd number the last two are alike; a line of light parts them all.
    context.fillStyle = fills[i % 2]!
    context.beginPath()
    context.arc(0, 0, outer, -step / 2, step / 2)
    context.arc(0, 0, inner, step / 2, -step / 2, true)
    context.fill()
    context.strokeStyle = css(tints.far, tints.bright ? 0.25 : 0.3)
    context.lineWidth = Math.max(1, size * 0.0015)
    context.stroke()
    context.fillStyle = css(tints.near)
    const middle = (inner + radius * 0.94) / 2
    const long = radius * 0.94 - inner
    const across = 2 * Math.sin(Math.min(step / 2, 1)) * (inner * 0.55 + middle * 0.45)
    const box = { x: middle, y: 0, width: long * 0.9, height: across * 0.94, max: radius * 0.15 }
    letter(context, name, box, WEIGHT)
    context.restore()
  })
  context.rotate(-Math.PI / 2)
  for (let i = 0; i < count; i++) {
    drawPin(context, step, radius, tints)
    context.rotate(step)
  }
  return canvas
}

/** A lamp on the rim where the first segment begins. */
function drawPin(context: CanvasRenderingContext2D, step: number, radius: number, tints: Tints): void {
  const size = Math.min(radius * 0.016, radius * step * 0.16)
  for (const [wide, light] of [
    [2.2, 0.25],
    [1, 1],
  ] as const) {
    context.fillStyle = css(tints.point, light)
    context.beginPath()
    context.arc(radius * 0.972, 0, size * wide, 0, 7)
    context.fill()
  }
}

/** The colour of a segment from the hub to the rim. @param lit 1 for every other one, which is lighter */
function shadeOf(
  context: CanvasRenderingContext2D,
  inner: number,
  outer: number,
  { plate, far }: Tints,
  lit: number,
): CanvasGradient {
  const shade = context.createRadialGradient(0, 0, inner, 0, 0, outer)
  for (const [stop, part] of [
    [0, 0.9],
    [0.7, 0.5],
    [1, 0.12],
  ] as const) {
    const { tint } = plate(part)
    shade.addColorStop(stop, css(mixed(tint, far, lit * 0.09), 0.92))
  }
  return shade
}
