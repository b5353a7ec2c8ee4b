import { baking, type Baked, type Pixels } from './bake.ts'
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
  /** Nobody waits for it yet: it is baked in pieces, so that frames have the processor in between. */
  ahead: boolean
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

/** Ms of work on a light that nobody waits for yet, and of rest after it. */
const WORK = 4
const REST = 12

/** Done when all lights are that nobody waits for yet; they are baked one after the other. */
let queue = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<BakeOrder>) => {
  if (data.ahead) queue = queue.then(() => carryOut(data))
  else void carryOut(data)
})

async function carryOut({ key, light: asked, colours, aspect, height, ahead }: BakeOrder): Promise<void> {
  const light = lightOf(asked, aspect)
  const rows = baking(light, colours, aspect, height)
  let until = performance.now() + WORK
  let row = rows.next()
  for (; !row.done; row = rows.next()) {
    if (!ahead || performance.now() < until) continue
    await new Promise((rested) => setTimeout(rested, REST))
    until = performance.now() + WORK
  }
  const baked = row.value
  const fall = fallOf(baked, light.horizon)
  const transfer = [baked.wall.buffer, baked.beams.buffer, baked.pools.buffer, fall.buffer]
  postMessage({ key, baked, fall, horizon: light.horizon } satisfies BakedOrder, { transfer })
}
