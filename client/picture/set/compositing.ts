import type { BakedLayers } from './bakery.ts'
import { HEIGHT } from './bakery.ts'
import type { Levels } from './lighting.ts'
import type { Life } from './life.ts'

/** A light in a frame. */
export interface Shone {
  layers: BakedLayers
  levels: Levels
  /** Share of the light while lights cross-fade; the shares of a frame add up to 1. */
  part: number
}

/** What takes the place of the wall: a picture behind the canvas, seen through a scrim. */
export interface Scrim {
  ink: string
  /** The most that is shown of the picture, 0 to 1. */
  share: number
}

/** Of what a scrim lets through, how much it does where no light falls. */
const UNLIT = 0.5
/** Height over which the floor comes in below the picture, in heights of the picture. */
const SEAM = 0.05

/** Where scrims are made; setting its size clears it. */
let scratch: CanvasRenderingContext2D | undefined

/** Adds up the layers of lights into a frame. */
export function compose(context: CanvasRenderingContext2D, lights: Shone[], life: Life): void {
  const { width, height } = context.canvas
  context.globalCompositeOperation = 'source-over'
  context.globalAlpha = 1
  context.fillStyle = '#000'
  context.fillRect(0, 0, width, height)
  context.globalCompositeOperation = 'lighter'
  for (const { layers, levels, part } of lights) {
    const put = (layer: HTMLCanvasElement, level: number, x = 0, wide = width) => {
      context.globalAlpha = Math.min(1, level * part)
      if (level > 0 && wide > 0) context.drawImage(layer, x, 0, wide, height)
    }
    put(layers.wall, levels.wall)
    const wide = width * levels.spread
    put(layers.beams, levels.beams * life.beams, (width - wide) / 2 + life.sway * HEIGHT, wide)
    put(layers.pools, levels.pools * life.pools)
  }
}

/**
 * Puts a scrim in the place of the wall of a composed frame: clear where the lights fall on the wall, so that the picture behind
 * it is lit by them.
 */
export function hang(
  context: CanvasRenderingContext2D,
  { ink, share }: Scrim,
  lights: Shone[],
  life: Life,
): void {
  const { width, height } = context.canvas
  const horizon = lights.reduce((sum, { layers, part }) => sum + layers.horizon * part, 0)
  const floor = context.createLinearGradient(0, horizon * height, 0, (horizon + SEAM) * height)
  floor.addColorStop(0, 'transparent')
  floor.addColorStop(1, '#000')
  context.globalAlpha = 1
  context.globalCompositeOperation = 'destination-in'
  context.fillStyle = floor
  context.fillRect(0, 0, width, height)

  scratch ??= document.createElement('canvas').getContext('2d')!
  const scrim = scratch
  Object.assign(scrim.canvas, { width, height })
  scrim.fillStyle = ink
  scrim.fillRect(0, 0, width, height)
  scrim.globalCompositeOperation = 'destination-out'
  const wall = lights.reduce((sum, { levels, part }) => sum + levels.wall * part, 0)
  scrim.globalAlpha = share * UNLIT * wall
  scrim.fillRect(0, 0, width, height)
  for (const { layers, levels, part } of lights) {
    scrim.globalAlpha = share * (1 - UNLIT) * levels.beams * life.beams * part
    scrim.drawImage(layers.fall, life.sway * HEIGHT, 0, width, height)
  }
  context.globalCompositeOperation = 'destination-over'
  context.drawImage(scrim.canvas, 0, 0)
}
