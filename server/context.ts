import type { Config } from './config.ts'
import type { ClockWatch } from './house/clockWatch.ts'
import type { House } from './house/house.ts'
import type { Previews } from './imports/previews.ts'
import type { PrizePreviews } from './imports/prizePreviews.ts'
import type { Origins } from './access/origins.ts'
import type { Pairing } from './house/pairing.ts'
import type { Limits } from './access/limits.ts'
import type { TemporaryFiles } from './house/temporary.ts'
import type { Tickets } from './house/tickets.ts'
import type { Sessions } from './house/sessions.ts'
import type { ConnectionRegistry } from './broadcast/registry.ts'
import type { Phones } from './broadcast/phones.ts'
import type { Channels } from './broadcast/channels.ts'
import type { ConnectedGuests } from './broadcast/connectedGuests.ts'
import type { Drain } from './broadcast/drain.ts'

/** What routes and sockets share. */
export interface ServerContext {
  readonly config: Config
  readonly house: House
  readonly sessions: Sessions
  readonly pairing: Pairing
  readonly tickets: Tickets
  readonly previews: Previews
  readonly prizePreviews: PrizePreviews
  readonly origins: Origins
  readonly temporary: TemporaryFiles
  readonly clockWatch: ClockWatch
  readonly phones: Phones
  readonly channels: Channels
  readonly limits: Limits
  readonly connections: ConnectionRegistry
  readonly guests: ConnectedGuests
  readonly drain: Drain
  /** Epoch ms by the server's clock. */
  now(): number
}
