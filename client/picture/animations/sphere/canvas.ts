import type { Cast } from '../animation.ts'
import { css, mixed, tintOf } from '../engine/colours.ts'
import { glowOf } from '../engine/glow.ts'
import { smooth } from '../engine/motion.ts'
import { billboardsAt, hasBillboards, fadeAt, LARGE, partOf } from './billboards.ts'
import type { Globe } from './globe.ts'
import { Sprites, type Sprite } from './sprites.ts'
import { EYE, RADIUS, type Pose } from './pose.ts'
import { LARGE_WEIGHT, WEIGHT } from './weight.ts'

/** The 2D canvas fallback for the globe, when WebGL is missing or too slow: draws the same pose name by name. */
export class CanvasGlobe {
  private readonly cool: Sprites
  private readonly warm: Sprites
  private readonly glow: HTMLCanvasElement
  private readonly showsBillboards: boolean

  /** @param names names on the globe, possibly a subset of the cast's */
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly cast: Cast,
    private readonly names: readonly string[],
    private readonly globe: Globe,
  ) {
    const { height } = context.canvas
    this.glow = glowOf(192, cast.palette.light)
    this.showsBillboards = hasBillboards(globe)
    this.cool = new Sprites(
      Math.max(6, (globe.em * height * RADIUS * EYE) / (EYE - 1)),
      WEIGHT,
      cast.palette.paper,
    )
    this.warm = new Sprites(
      height * LARGE,
      LARGE_WEIGHT,
      css(mixed(tintOf(cast.palette.light), tintOf(cast.palette.hot), 0.35)),
    )
    for (const name of names) this.cool.of(name)
  }

  draw(pose: Pose): void {
    const { context } = this
    const { width, height } = context.canvas
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    context.clearRect(0, 0, width, height)
    const radius = pose.radius * height * partOf(width / height)
    this.light(pose)
    const billboards = this.showsBillboards ? this.billboards(pose) : []
    this.ring(pose, radius, billboards)
    for (const { sprite, x, y, size, light } of billboards) this.put(sprite, x, y, size, size, light)
    context.globalAlpha = 1
  }

  private light({ core, reach }: Pose): void {
    const { width, height } = this.context.canvas
    const size = reach * height
    this.context.globalAlpha = Math.min(1, core)
    this.context.drawImage(this.glow, width / 2 - size, height / 2 - size, size * 2, size * 2)
  }

  /** Draws the names of all rings; names on the far side are drawn as plain strokes. */
  private ring(pose: Pose, radius: number, billboards: readonly Large[]): void {
    const { context } = this
    const { width, height } = context.canvas
    const [cosTilt, sinTilt] = [Math.cos(pose.tilt), Math.sin(pose.tilt)]
    const scale = (this.globe.em * radius) / this.cool.em
    context.fillStyle = css(tintOf(this.cast.palette.light, 2.1))
    context.globalAlpha = 0.16 * pose.names
    context.beginPath()
    const fronts: { x: number; y: number; w: number; h: number; light: number; sprite: Sprite }[] = []
    for (const { latitude, speed, places } of this.globe.rings) {
      const [cos, sin] = [Math.cos(latitude), Math.sin(latitude)]
      const turn = pose.turn * speed
      for (const place of places) {
        const longitude = place.longitude + turn
        const depth = cos * Math.cos(longitude)
        const z = sin * sinTilt + depth * cosTilt
        const facing = (z * EYE - 1) / (EYE - 1)
        const near = EYE / (EYE - z)
        let x = cos * Math.sin(longitude) * near
        let y = (depth * sinTilt - sin * cosTilt) * near
        const far = Math.hypot(x, y)
        const opened = 1 + (pose.open * (1.25 - 0.45 * Math.min(far, 1.2))) / Math.max(0.05, far)
        x = width / 2 + x * radius * opened * (1 + 0.5 * pose.open)
        y = height / 2 + y * radius * opened
        const squeezed = Math.sqrt(Math.max(0.02, 1 - (cos * Math.sin(longitude)) ** 2))
        if (facing < 0.03) {
          const long = place.width * radius * near * squeezed
          const high = Math.max(1, this.cool.em * scale * near * 0.12)
          if (facing < -0.12) context.rect(x - long / 2, y - high / 2, long, high)
          continue
        }
        const upright = Math.max(0.25, cos * cosTilt + Math.abs(sin) * 0.4)
        const light =
          pose.names *
          smooth((facing - 0.02) / 0.23) *
          (0.3 + 0.7 * smooth((facing - 0.1) / 0.75)) *
          billboards.reduce((left, billboard) => left * billboard.spares(x, y), 1)
        const size = near * scale
        fronts.push({
          x,
          y,
          w: size * squeezed,
          h: size * upright,
          light,
          sprite: this.cool.of(this.names[place.name]!),
        })
      }
    }
    context.fill()
    for (const { sprite, x, y, w, h, light } of fronts) if (light > 0.02) this.put(sprite, x, y, w, h, light)
  }

  private billboards(pose: Pose): Large[] {
    const { width, height } = this.context.canvas
    const { names, seed } = this.cast
    return billboardsAt(pose, names.length, seed, width / height).map(({ name, ...seen }) => {
      const sprite = this.warm.of(names[name]!)
      const [x, y] = [width / 2 + seen.x * height, height / 2 - seen.y * height]
      const size = (seen.size * height) / this.warm.em
      const light = seen.light * fadeAt(seen.x, (sprite.width * size) / height, width / height)
      const [w, h] = [sprite.width * size * 0.5 + height * 0.05, sprite.height * size * 0.62]
      const spares = (px: number, py: number) =>
        1 - 0.93 * light * (1 - smooth((Math.max(Math.abs(px - x) / w, Math.abs(py - y) / h) - 0.8) / 0.45))
      return { sprite, x, y, size, light, spares }
    })
  }

  private put(sprite: Sprite, x: number, y: number, across: number, up: number, light: number): void {
    const [w, h] = [sprite.width * across, sprite.height * up]
    this.context.globalAlpha = light
    this.context.drawImage(
      sprite.sheet,
      sprite.x,
      sprite.y,
      sprite.width,
      sprite.height,
      x - w / 2,
      y - h / 2,
      w,
      h,
    )
  }
}

/**
 * A large name in canvas pixels. `spares` returns the brightness factor, 0 to 1, for a globe name at a point, so that names
 * behind a large one are dimmed.
 */
interface Large {
  sprite: Sprite
  x: number
  y: number
  size: number
  light: number
  spares(x: number, y: number): number
}
