import { lengthOf, type Animation, type Cast } from '../animation.ts'
import type { Colour } from '../../../../shared/show/themes/theme.ts'
import { css, mixed, tintOf } from '../engine/colours.ts'
import { glowOf } from '../engine/glow.ts'
import { letter } from '../engine/lettering.ts'
import { AnimationRunner, type AnimationPicture } from '../engine/runner.ts'
import { CARDS, CELL, wallOf, type Wall } from './wall.ts'

const WEIGHT = 600
/** Size of the cache of drawn card faces: four for each card on the wall. */
const MOST_FACES = CARDS * 4

/**
 * A wall of cards that flip through the names of the pool in waves and move apart for the winners; suits draws with many
 * winners.
 */
export const cards = {
  name: 'cards' as const,
  length: lengthOf,
  // With fewer names, two cards would show the same name.
  suits: ({ names }: Cast) => names.length >= 2 * CARDS,
  mount: (element: HTMLElement, cast: Cast) =>
    new AnimationRunner(element, cast, {
      pose: wallOf(cast.names.length, cast.seed),
      canvas: (context) => new CanvasWall(context, cast),
    }),
} satisfies Animation

class CanvasWall implements AnimationPicture<Wall> {
  private readonly faces = new Map<number, HTMLCanvasElement>()
  private readonly glow: HTMLCanvasElement
  private readonly width: number
  private readonly height: number

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
  ) {
    this.glow = glowOf(192, cast.palette.light)
    const unit = unitOf(context.canvas)
    this.width = Math.max(2, Math.round(CELL.width * 0.94 * unit))
    this.height = Math.max(2, Math.round(CELL.height * 0.9 * unit))
  }

  draw({ cards: all, core, reach }: Wall): void {
    const { context } = this
    const { width, height } = context.canvas
    const unit = unitOf(context.canvas)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.globalAlpha = core
    const size = reach * unit
    context.drawImage(this.glow, width / 2 - size, height / 2 - size * 0.8, size * 2, size * 1.6)
    for (const { x, y, name, seen, light, warmth } of all) {
      const [left, top] = [width / 2 + x * unit, height / 2 + y * unit]
      const high = Math.max(1, this.height * seen)
      context.globalAlpha = light * (0.35 + 0.65 * seen)
      context.drawImage(this.face(name), left - this.width / 2, top - high / 2, this.width, high)
      if (warmth < 0.05) continue
      context.globalAlpha = light * warmth * 0.8
      context.fillStyle = this.cast.palette.light
      context.fillRect(left - this.width * 0.47, top - high / 2, this.width * 0.94, Math.max(1, unit * 0.002))
    }
    context.globalAlpha = 1
  }

  /** The drawn front of a card with its name, from the cache if possible. @param name index in `cast.names` */
  private face(name: number): HTMLCanvasElement {
    let face = this.faces.get(name)
    if (!face) {
      if (this.faces.size >= MOST_FACES) this.faces.clear()
      this.faces.set(name, (face = this.made(this.cast.names[name]!)))
    }
    return face
  }

  private made(text: string): HTMLCanvasElement {
    const { width, height } = this
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const { ink, light: warm, cool, hot } = this.cast.palette
    const face = (colour: Colour, share: number) => css(mixed(tintOf(ink), tintOf(colour), share))
    const light = context.createLinearGradient(0, 0, 0, height)
    light.addColorStop(0, face(warm, 0.14))
    light.addColorStop(0.5, face(cool, 0.09))
    light.addColorStop(0.5, face(cool, 0.06))
    light.addColorStop(1, face(cool, 0.1))
    context.fillStyle = light
    context.beginPath()
    context.roundRect(0, 0, width, height, height * 0.09)
    context.fill()
    context.fillStyle = hot
    const box = {
      x: width / 2,
      y: height / 2,
      width: width * 0.88,
      height: height * 0.84,
      max: height * 0.56,
    }
    letter(context, text, box, WEIGHT)
    return canvas
  }
}

/** Pixels per unit of length: the height of the canvas, less if the canvas is too narrow for the whole wall. */
const unitOf = ({ width, height }: HTMLCanvasElement): number => Math.min(height, width / 0.95)
