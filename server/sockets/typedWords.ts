import type { TypedWords } from '../../shared/wire.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import type { Connection } from '../broadcast/connection.ts'

/** The words last typed for the open draw of each event, in memory alone; every host of the event is sent them. */
export class TypedWordsRelay {
  private readonly latest = new Map<string, TypedWords>()

  constructor(private readonly connections: ConnectionRegistry) {}

  /** Takes what a host has typed, in place of what was there, and sends it to the other hosts of the event. */
  take(from: Connection, typed: TypedWords): void {
    const { event } = from.data.subscription
    if (event === null) return
    this.latest.set(event, typed)
    for (const host of this.connections.ofRole('host'))
      if (host !== from && host.data.subscription.event === event) host.emit('words', typed)
  }

  /** Sends a host what was last typed for its event. */
  sendTo(host: Connection): void {
    const typed = this.latest.get(host.data.subscription.event ?? '')
    if (typed) host.emit('words', typed)
  }
}
