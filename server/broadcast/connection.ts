import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { Caller } from '../access/callers.ts'
import type { Feed } from './channel.ts'

/** Who is at the other end of a socket, and what it listens to. */
export interface Subscription {
  caller: Caller
  /** The event that was asked for; null follows the current one. */
  asked: string | null
  /** The event whose channel it listens to; null while nothing is on. */
  event: string | null
  channel: Feed | null
  since: { version: number; head: string } | undefined
}

export type Connection = Socket<
  DefaultEventsMap,
  DefaultEventsMap,
  DefaultEventsMap,
  { subscription: Subscription }
>
export type Sockets = Server<
  DefaultEventsMap,
  DefaultEventsMap,
  DefaultEventsMap,
  { subscription: Subscription }
>
