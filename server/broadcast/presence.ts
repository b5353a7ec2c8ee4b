import type { Cluster } from '../journals/cluster.ts'

/** Ms between two messages of a server that has changed, and of one that has not. */
const INTERVAL_MS = 250
const HEARTBEAT_MS = 2_000
/** A server that has been silent for so long is gone. */
const SILENCE_MS = 5_000

export interface PresenceOf<T> {
  /** What to tell. */
  own(): T
  /** Called when another server has said something new, or is gone. */
  changed(): void
}

/**
 * What each server says of itself to the others, again and again: who comes later knows it within seconds, and what a server said
 * that is gone is forgotten.
 */
export class Presence<T> {
  private readonly others = new Map<string, { said: T; at: number }>()
  private readonly stops: (() => void)[]
  private readonly heartbeat: NodeJS.Timeout | null = null
  private timer: NodeJS.Timeout | null = null
  private toldAt = -Infinity

  /** `topic` names what the servers speak of. */
  constructor(
    private readonly topic: string,
    private readonly cluster: Cluster,
    private readonly about: PresenceOf<T>,
  ) {
    if (!cluster.isShared) {
      this.stops = []
      return
    }
    this.stops = [cluster.on<T | null>(topic, (said, from) => this.hear(said, from))]
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref()
    this.tell()
  }

  /** What the other servers last said, by server. */
  get said(): Iterable<[server: string, said: T]> {
    return [...this.others].map(([server, { said }]) => [server, said])
  }

  /** Tells the others what has changed here: at once, but not too often. */
  update(): void {
    if (!this.cluster.isShared || this.timer) return
    const wait = this.toldAt + INTERVAL_MS - performance.now()
    if (wait <= 0) return this.tell()
    this.timer = setTimeout(() => this.tell(), wait).unref()
  }

  /** Tells the others that this server goes. */
  stop(): void {
    for (const stop of this.stops) stop()
    if (this.heartbeat) clearInterval(this.heartbeat)
    if (this.timer) clearTimeout(this.timer)
    if (this.cluster.isShared) this.cluster.tell(this.topic, null)
  }

  private tell(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.toldAt = performance.now()
    this.cluster.tell(this.topic, this.about.own())
  }

  private hear(said: T | null, from: string): void {
    const before = this.others.get(from)
    if (said === null) this.others.delete(from)
    else this.others.set(from, { said, at: performance.now() })
    // A newcomer has to be told what is here.
    if (!before && said !== null) this.update()
    if (JSON.stringify(before?.said ?? null) !== JSON.stringify(said)) this.about.changed()
  }

  private beat(): void {
    this.tell()
    let isGone = false
    for (const [server, { at }] of this.others)
      if (at < performance.now() - SILENCE_MS) isGone = this.others.delete(server)
    if (isGone) this.about.changed()
  }
}
