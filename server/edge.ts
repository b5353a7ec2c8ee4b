import type { Config } from './config.ts'
import type { House } from './house.ts'
import type { Previews } from './imports/previews.ts'
import type { Origins } from './origins.ts'
import type { Pairing } from './pairing.ts'
import type { Limits } from './limits.ts'
import type { Sessions } from './sessions.ts'
import type { Channels } from './sockets/channels.ts'
import type { Progress } from '../shared/wire.ts'

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
  /** Epoch ms. */
  now(): number
  /** Tells the sockets of a session how far its work is. */
  tell(session: string, progress: Progress): void
  /** How many sockets are connected, by role. */
  connected(): Record<string, number>
}
