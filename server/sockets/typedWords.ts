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
  /** When a server took them, epoch ms, and which: of what two servers take at once the later counts, the same on both. */
  at: number
  server: string
}

const TOPIC = 'typed-words'

/** The words last typed for the open draw of each event, never in a journal; every host of the event is sent them. */
export class TypedWordsRelay {
  private readonly latest: Shelf<Typed>
  /** The last that this server has taken or heard of, by the event; of what others take it may miss something. */
  private readonly known = new Map<string, Typed>()

  constructor(
    private readonly connections: ConnectionRegistry,
    private readonly cluster: Cluster,
    private readonly now: () => number,
  ) {
    this.latest = cluster.shelf(TOPIC, LIMITS)
    cluster.on<Typed>(TOPIC, (typed) => this.send(typed))
  }

  /** Takes what a host has typed, in place of what was there, and sends it to the other hosts of the event. */
  async take(from: Connection, words: TypedWords): Promise<void> {
    const { event } = from.data.subscription
    if (event === null) return
    const at = Math.max(this.now(), (this.known.get(event)?.at ?? 0) + 1)
    const typed: Typed = { event, typed: words, at, server: this.cluster.server }
    this.send(typed, from)
    this.cluster.tell(TOPIC, typed)
    await this.latest.put(event, typed)
  }

  /** Sends a host what was last typed for its event. */
  async sendTo(host: Connection): Promise<void> {
    const event = host.data.subscription.event ?? ''
    const kept = await this.latest.get(event)
    const known = this.known.get(event)
    const last = known && kept && isLater(known, kept) ? known : (kept ?? known)
    if (last) host.emit('words', last.typed)
  }

  private send(typed: Typed, from?: Connection): void {
    const { event } = typed
    const known = this.known.get(event)
    if (known && isLater(known, typed)) return
    this.known.set(event, typed)
    for (const host of this.connections.ofRole('host'))
      if (host !== from && host.data.subscription.event === event) host.emit('words', typed.typed)
  }
}

const isLater = (one: Typed, other: Typed): boolean =>
  one.at === other.at ? one.server > other.server : one.at > other.at
