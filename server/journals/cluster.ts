import { randomBytes } from 'node:crypto'
import { MemoryShelf, type Shelf, type ShelfLimits } from './shelf.ts'

/**
 * The servers that share a store: what one keeps for a while, all find; what one tells, the others hear. A message may be lost
 * with a connection: whatever has to hold stands in a journal or on a shelf.
 */
export interface Cluster {
  /** Whether there may be other servers: then what is not known here may be known to them. */
  readonly isShared: boolean
  /** Names this server. */
  readonly server: string
  /** What is kept for a while under this name. */
  shelf<T>(name: string, limits: ShelfLimits): Shelf<T>
  /** Tells every other server something that JSON can say. */
  tell(topic: string, message: unknown): void
  /** Calls back for what other servers tell; returns the way to stop it. */
  on<M>(topic: string, listener: (message: M, from: string) => void): () => void
  /** Calls back whenever messages may have been lost; returns the way to stop it. */
  onGap(listener: () => void): () => void
}

const stop = () => undefined

/** The only server of its store: what it keeps stands in memory, and there is nobody to tell. `now` counts ms. */
export function soleServer(now: () => number = () => performance.now()): Cluster {
  return {
    isShared: false,
    server: newServerName(),
    shelf: <T>(_name: string, limits: ShelfLimits) => new MemoryShelf<T>(limits, now),
    tell: () => undefined,
    on: () => stop,
    onGap: () => stop,
  }
}

export const newServerName = (): string => randomBytes(9).toString('base64url')
