import { newServerName, type Cluster } from './cluster.ts'
import type { PostgresDatabase } from './postgresDatabase.ts'
import { PostgresShelf } from './postgresShelf.ts'
import type { Shelf, ShelfLimits } from './shelf.ts'

/** The channel on which servers tell each other; a message is `server topic JSON`. */
const CHANNEL = 'drumroll_cluster'
/** The longest message that PostgreSQL carries itself, in bytes; a longer one goes over a shelf. */
const LONGEST = 7_900
const POST = { life: 60_000, most: 1_000 }

type Listener = (message: never, from: string) => void

/** The servers that share a database. */
export class PostgresCluster implements Cluster {
  readonly isShared = true
  readonly server = newServerName()
  private readonly listeners = new Map<string, Set<Listener>>()
  private readonly gaps = new Set<() => void>()
  private readonly post: Shelf<string>
  /** Messages go out, and are heard, in the order in which they were told. */
  private sending: Promise<unknown> = Promise.resolve()
  private hearing: Promise<unknown> = Promise.resolve()

  private constructor(private readonly database: PostgresDatabase) {
    this.post = this.shelf('post', POST)
  }

  /** Joins the servers of a database. */
  static async of(database: PostgresDatabase): Promise<PostgresCluster> {
    const cluster = new PostgresCluster(database)
    await database.listen(
      CHANNEL,
      (message) => cluster.hear(message),
      () => cluster.gaps.forEach((listener) => listener()),
    )
    return cluster
  }

  shelf<T>(name: string, limits: ShelfLimits): Shelf<T> {
    return new PostgresShelf<T>(this.database, name, limits)
  }

  tell(topic: string, message: unknown): void {
    const text = JSON.stringify(message)
    this.sending = this.sending.then(() => this.send(topic, text)).catch(() => undefined)
  }

  on<M>(topic: string, listener: (message: M, from: string) => void): () => void {
    let listeners = this.listeners.get(topic)
    if (!listeners) this.listeners.set(topic, (listeners = new Set()))
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  onGap(listener: () => void): () => void {
    this.gaps.add(listener)
    return () => this.gaps.delete(listener)
  }

  private async send(topic: string, text: string): Promise<void> {
    let body = text
    if (Buffer.byteLength(text) > LONGEST - topic.length - this.server.length) {
      const id = newServerName()
      await this.post.put(id, text)
      body = `@${id}`
    }
    await this.database.notify(CHANNEL, `${this.server} ${topic} ${body}`)
  }

  private hear(message: string): void {
    const [, from, topic, body] = /^(\S+) (\S+) (.*)$/su.exec(message) ?? []
    if (from === undefined || topic === undefined || body === undefined || from === this.server) return
    this.hearing = this.hearing.then(async () => {
      const text = body.startsWith('@') ? await this.post.get(body.slice(1)) : body
      if (text !== null) this.take(topic, JSON.parse(text) as never, from)
    })
    this.hearing = this.hearing.catch((error: unknown) => process.emitWarning(error as Error))
  }

  private take(topic: string, message: never, from: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(message, from)
  }
}
