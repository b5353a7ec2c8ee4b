import { bake } from './bake.ts'
import type { SetColours } from './colours.ts'
import { lightOf, type LightAsked } from './lights.ts'

/** A light to be baked; answered by the same `key` and the three layers. */
export interface BakeOrder {
  key: string
  light: LightAsked
  colours: SetColours
  aspect: number
  height: number
}

addEventListener('message', ({ data }: MessageEvent<BakeOrder>) => {
  const { key, light, colours, aspect, height } = data
  const baked = bake(lightOf(light, aspect), colours, aspect, height)
  const transfer = [baked.wall.buffer, baked.beams.buffer, baked.pools.buffer]
  postMessage({ key, baked }, { transfer })
})
