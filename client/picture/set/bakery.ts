import { shallowReactive } from 'vue'
import type { Palette } from '../../../shared/show/themes/theme.ts'
import type { Pixels } from './bake.ts'
import type { BakedOrder, BakeOrder } from './bake.worker.ts'
import { setColoursOf } from './colours.ts'
import type { LightAsked } from './lights.ts'

/** A light ready to be drawn: its layers as canvases. */
export interface BakedLayers {
  wall: HTMLCanvasElement
  beams: HTMLCanvasElement
  pools: HTMLCanvasElement
  /** How the light falls on the wall: what it lets through of a picture that takes the wall's place. */
  fall: HTMLCanvasElement
  /** Where the wall ends, in heights of the picture. */
  horizon: number
}

/** Height of the layers in pixels: light is soft, so it is drawn small and scaled up. */
export const HEIGHT = 270
/** Lights that are kept, about 2 MB each; the one that was used longest ago goes first. */
const KEPT = 40

/** Finished lights by key, and those ordered (null); in order of use. */
const layers = shallowReactive(new Map<string, BakedLayers | null>())
let worker: Worker | undefined

/**
 * The layers of a light, baked in a worker on the first call: null until they are ready, and where there are no workers.
 * Reactive. @param aspect width of the picture divided by its height
 * @param ahead whether nobody waits for it yet
 */
export function layersOf(
  light: LightAsked,
  palette: Palette,
  aspect: number,
  ahead = false,
): BakedLayers | null {
  const key = JSON.stringify([light.name, light.count, aspect, ...Object.values(palette)])
  const ready = layers.get(key)
  if (ready !== undefined || typeof Worker === 'undefined') return ready ?? null
  layers.set(key, null)
  if (layers.size > KEPT) layers.delete(layers.keys().next().value!)
  worker ??= started()
  const { name, count } = light
  const order: BakeOrder = {
    key,
    light: { name, count },
    colours: setColoursOf(palette),
    aspect,
    height: HEIGHT,
    ahead,
  }
  worker.postMessage(order)
  return null
}

function started(): Worker {
  const worker = new Worker(new URL('./bake.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<BakedOrder>) => {
    const { key, baked, fall, horizon } = data
    const { width, height, wall, beams, pools } = baked
    const canvas = (pixels: Pixels) => canvasOf(pixels, width, height)
    layers.set(key, {
      wall: canvas(wall),
      beams: canvas(beams),
      pools: canvas(pools),
      fall: canvas(fall),
      horizon,
    })
  })
  return worker
}

function canvasOf(pixels: Pixels, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')!.putImageData(new ImageData(pixels, width, height), 0, 0)
  return canvas
}
