import { bake, type Baked, type Pixels } from './bake.ts'
import type { SetColours } from './colours.ts'
import { lightOf, type LightAsked } from './lights.ts'
import { fallOf } from './scrim.ts'

/** A light to be baked. */
export interface BakeOrder {
  key: string
  light: LightAsked
  colours: SetColours
  aspect: number
  height: number
}

/** The answer to an order, by its key. */
export interface BakedOrder {
  key: string
  baked: Baked
  /** How the light falls on the wall, as alpha. */
  fall: Pixels
  /** Where the wall ends, in heights of the picture. */
  horizon: number
}

addEventListener('message', ({ data }: MessageEvent<BakeOrder>) => {
  const { key, colours, aspect, height } = data
  const light = lightOf(data.light, aspect)
  const baked = bake(light, colours, aspect, height)
  const fall = fallOf(baked, light.horizon)
  const transfer = [baked.wall.buffer, baked.beams.buffer, baked.pools.buffer, fall.buffer]
  postMessage({ key, baked, fall, horizon: light.horizon } satisfies BakedOrder, { transfer })
})
