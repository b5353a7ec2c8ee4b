import type { TypedWords } from '../../shared/wire.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import type { Connection } from '../broadcast/connection.ts'
import type { Cluster } from '../journals/cluster.ts'
import type { Shelf } from '../journals/shelf.ts'

/** Words are typed for a draw that is open: half a day is longer than any. */
const LIMITS = { life: 12 * 3600_000, most: 100 }

interface Typed {
  event: string
  typed: TypedWords
}

const TOPIC = 'typed-words'

/** The words last typed for the open draw of each event, never in a journal; every host of the event is sent them. */
export class TypedWordsRelay {
  private readonly latest: Shelf<TypedWords>

  constructor(
    private readonly connections: ConnectionRegistry,
    private readonly cluster: Cluster,
  ) {
    this.latest = cluster.shelf(TOPIC, LIMITS)
    cluster.on<Typed>(TOPIC, (typed) => this.send(typed))
  }

  /** Takes what a host has typed, in place of what was there, and sends it to the other hosts of the event. */
  async take(from: Connection, typed: TypedWords): Promise<void> {
    const { event } = from.data.subscription
    if (event === null) return
    this.send({ event, typed }, from)
    this.cluster.tell(TOPIC, { event, typed })
    await this.latest.put(event, typed)
  }

  /** Sends a host what was last typed for its event. */
  async sendTo(host: Connection): Promise<void> {
    const typed = await this.latest.get(host.data.subscription.event ?? '')
    if (typed) host.emit('words', typed)
  }

  private send({ event, typed }: Typed, from?: Connection): void {
    for (const host of this.connections.ofRole('host'))
      if (host !== from && host.data.subscription.event === event) host.emit('words', typed)
  }
}
