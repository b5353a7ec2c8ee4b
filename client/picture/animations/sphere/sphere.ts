import { measureIn } from '../../measure.ts'
import { lengthOf, type Animation, type Cast, type Running } from '../animation.ts'
import { Motion, smooth, type Pose } from '../motion.ts'
import { mix, share } from '../random.ts'
import { Surface } from '../surface.ts'
import { globeOf, type Globe } from './globe.ts'
import { Sprites } from './sprites.ts'

/** Canvas pixels at most: more cost frames and show nothing that a hall could see. */
const PIXELS = 2560 * 1440
const WEIGHT = 500
/** Radians that the globe turns in a second of rolling. */
const SPIN = 1.7
/** Distance of the eye in radii. */
const EYE = 2.7
/** More names than this are a texture: some of them come forward one after the other. */
const TEXTURE = 320
const FLIERS = 9

/** A globe of all the names of the pool: it breathes, rushes, comes to rest with weight and opens for the winner. */
export const sphere: Animation = {
  name: 'sphere',
  length: lengthOf,
  suits: () => true,
  mount: (element, cast) => new Sphere(element, cast),
}

class Sphere implements Running {
  private readonly surface: Surface
  private readonly motion: Motion
  private readonly globe: Globe
  private cool!: Sprites
  private warm!: Sprites
  private glow!: HTMLCanvasElement
  private version = -1

  constructor(
    element: HTMLElement,
    private readonly cast: Cast,
  ) {
    this.surface = new Surface(element, PIXELS)
    this.motion = new Motion(cast)
    const measure = measureIn(WEIGHT)
    this.globe = globeOf(
      cast.names.map((name) => Math.max(0.5, measure(name))),
      cast.seed,
    )
  }

  land(landings: Cast['landings']): void {
    this.motion.land(landings)
  }

  remove(): void {
    this.surface.remove()
  }

  frame(t: number): void {
    const { context, width, height, version } = this.surface
    if (version !== this.version) this.prepare()
    const pose = this.motion.at(t)
    const breath = this.cast.calm ? 0 : Math.sin(t / 1100) * 0.012
    const radius =
      height *
      0.345 *
      (1 + breath + 0.05 * pose.energy - 0.07 * pose.gathered * (1 - pose.out) + 0.55 * pose.out)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    context.clearRect(0, 0, width, height)
    this.light(pose, radius)
    this.names(t, pose, radius)
    if (this.cast.names.length > TEXTURE && pose.energy > 0.05) this.fliers(pose, radius)
    context.globalAlpha = 1
  }

  /** What is drawn once for a size of the canvas. */
  private prepare(): void {
    this.version = this.surface.version
    const { height } = this.surface
    const front = EYE / (EYE - 1)
    const em = Math.min(height * 0.12, Math.max(8, this.globe.em * height * 0.36 * front))
    this.cool = new Sprites(em, WEIGHT, '#dfe6f2')
    this.warm = new Sprites(height * 0.085, 650, '#ffd594')
    this.glow = glowOf(256)
    for (const name of this.cast.names) this.cool.of(name)
  }

  private light(pose: Pose, radius: number): void {
    const { context, width, height } = this.surface
    const burst = Math.max(0, 1 - pose.since / 900)
    const size = radius * (2.3 - 1.5 * pose.gathered * (1 - pose.out) + 1.6 * pose.out + 0.9 * burst)
    context.globalAlpha = Math.min(
      1,
      0.22 + 0.3 * pose.energy + 0.75 * pose.gathered - 0.5 * pose.out + 0.5 * burst,
    )
    context.drawImage(this.glow, width / 2 - size, height / 2 - size, size * 2, size * 2)
  }

  /** Every name on its ring, the far ones first; those at the back are seen from behind, as strokes of light. */
  private names(t: number, pose: Pose, radius: number): void {
    const { context, width, height } = this.surface
    const tilt = 0.24 + (this.cast.calm ? 0 : 0.07 * Math.sin(t / 4700))
    const [cosTilt, sinTilt] = [Math.cos(tilt), Math.sin(tilt)]
    const dim = (1 - 0.78 * pose.out) * (1 - 0.45 * pose.gathered)
    const scale = (this.globe.em * radius) / this.cool.em
    const strokes: number[][] = Array.from({ length: 4 }, () => [])
    const fronts: number[] = []
    const named: number[] = []
    for (const { latitude, haste, places } of this.globe.rings) {
      const [cos, sin] = [Math.cos(latitude), Math.sin(latitude)]
      const turn = pose.turned * SPIN * haste
      for (const place of places) {
        const longitude = place.longitude + turn
        const sinLong = Math.sin(longitude)
        const cosLong = Math.cos(longitude)
        const depth = cos * cosLong
        const y = sin * cosTilt - depth * sinTilt
        const z = sin * sinTilt + depth * cosTilt
        const near = EYE / (EYE - z)
        const px = width / 2 + cos * sinLong * radius * near
        const py = height / 2 - y * radius * near
        if (px < -200 || px > width + 200 || py < -50 || py > height + 50) continue
        if (cosLong > 0.12 && z > -0.25) {
          fronts.push(z, px, py, near * scale, cosLong)
          named.push(place.name)
        } else {
          const length = place.width * radius * near * Math.abs(cosLong)
          strokes[Math.min(3, Math.floor((z + 1) * 2))]!.push(px - length / 2, py, length, scale * near)
        }
      }
    }
    strokes.forEach((rects, i) => {
      context.fillStyle = '#8fa6c9'
      context.globalAlpha = (0.1 + 0.05 * i) * dim
      context.beginPath()
      const thick = this.cool.em * 0.16
      for (let k = 0; k < rects.length; k += 4) {
        const high = Math.max(1, thick * rects[k + 3]!)
        context.rect(rects[k]!, rects[k + 1]! - high / 2, Math.max(1, rects[k + 2]!), high)
      }
      context.fill()
    })
    for (let k = 0; k < named.length; k++) {
      const z = fronts[k * 5]!
      const size = fronts[k * 5 + 3]!
      const facing = fronts[k * 5 + 4]!
      const sprite = this.cool.of(this.cast.names[named[k]!]!)
      const w = sprite.width * size * facing
      const h = sprite.height * size
      context.globalAlpha =
        dim * (0.14 + 0.86 * smooth((z + 0.25) / 1.25) ** 1.6) * smooth((facing - 0.12) / 0.3)
      context.drawImage(
        sprite.sheet,
        sprite.x,
        sprite.y,
        sprite.width,
        sprite.height,
        fronts[k * 5 + 1]! - w / 2,
        fronts[k * 5 + 2]! - h / 2,
        w,
        h,
      )
    }
  }

  /** Large names that orbit the globe; each changes to another name behind it, so that all come by. */
  private fliers(pose: Pose, radius: number): void {
    const { context, width, height } = this.surface
    const { seed, names } = this.cast
    const strength = smooth((pose.energy - 0.05) / 0.5) * (1 - pose.out)
    for (let k = 0; k < FLIERS; k++) {
      const latitude = ((k + 0.5) / FLIERS - 0.5) * 1.5
      const orbit =
        (pose.turned * SPIN * (0.75 + 0.5 * share(seed, k, 11))) / (2 * Math.PI) + share(seed, k, 12)
      const round = Math.floor(orbit)
      const longitude = (orbit - round) * 2 * Math.PI - Math.PI
      const z = Math.cos(latitude) * Math.cos(longitude) * 1.2
      if (z < 0.1) continue
      const near = EYE / (EYE - z)
      const name = names[mix(seed, k, round) % names.length]!
      const sprite = this.warm.of(name)
      const size = near * 0.62
      const x = width / 2 + Math.cos(latitude) * Math.sin(longitude) * 1.2 * radius * near
      const y = height / 2 - Math.sin(latitude) * 1.1 * radius * near
      context.globalAlpha = strength * smooth((z - 0.1) / 0.7)
      context.drawImage(
        sprite.sheet,
        sprite.x,
        sprite.y,
        sprite.width,
        sprite.height,
        x - (sprite.width * size) / 2,
        y - (sprite.height * size) / 2,
        sprite.width * size,
        sprite.height * size,
      )
    }
  }
}

/** A soft light, bright in the middle. */
function glowOf(size: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d')!
  const light = context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2)
  light.addColorStop(0, 'rgba(255, 226, 170, 0.75)')
  light.addColorStop(0.18, 'rgba(255, 196, 107, 0.42)')
  light.addColorStop(0.5, 'rgba(214, 130, 50, 0.13)')
  light.addColorStop(1, 'rgba(120, 60, 20, 0)')
  context.fillStyle = light
  context.fillRect(0, 0, size, size)
  return canvas
}
