import type { Config } from './config.ts'
import type { House } from './house.ts'
import type { Previews } from './imports/previews.ts'
import type { Origins } from './origins.ts'
import type { Pairing } from './pairing.ts'
import type { Limits } from './limits.ts'
import type { Sessions } from './sessions.ts'
import type { Audience } from './sockets/audience.ts'
import type { Channels } from './sockets/channels.ts'

/** What routes and sockets share. */
export interface Edge {
  readonly config: Config
  readonly house: House
  readonly sessions: Sessions
  readonly pairing: Pairing
  readonly previews: Previews
  readonly origins: Origins
  readonly channels: Channels
  readonly limits: Limits
  readonly audience: Audience
  /** Epoch ms by the server's clock. */
  now(): number
}
