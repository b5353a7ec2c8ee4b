/** How long things stay on a shelf, in ms, and how many. */
export interface ShelfLimits {
  /** Since it was put there. */
  life: number
  /** Since it was put there or last touched; no shorter than its life if left out. */
  idle?: number
  /** Beyond so many, what was longest neither put nor touched goes. */
  most: number
}

/** What is kept for a while, each under an id. */
export interface Shelf<T> {
  /** What is kept under an id; null if nothing is (any more). */
  get(id: string): Promise<T | null>
  /** The same; it counts as the newest from now on. */
  touch(id: string): Promise<T | null>
  /** Keeps something, in place of what was there. */
  put(id: string, what: T): Promise<void>
  /** Keeps something unless there is something already; whether it is kept. */
  add(id: string, what: T): Promise<boolean>
  /** Takes something away; of several who ask at once one gets it. */
  take(id: string): Promise<T | null>
  /** Forgets everything for good, also what the file system may still hold of it. */
  clear(): Promise<void>
}

interface Kept<T> {
  what: T
  /** When it was put there and when it was last touched, ms. */
  at: number
  touched: number
}

/** A shelf in memory. */
export class MemoryShelf<T> implements Shelf<T> {
  /** What was longest neither put nor touched is the first. */
  private readonly kept = new Map<string, Kept<T>>()

  /** `now` counts ms and is never set. */
  constructor(
    private readonly limits: ShelfLimits,
    private readonly now: () => number,
  ) {}

  async get(id: string): Promise<T | null> {
    return this.good(id)?.what ?? null
  }

  async touch(id: string): Promise<T | null> {
    const known = this.good(id)
    if (!known) return null
    this.set(id, { ...known, touched: this.now() })
    return known.what
  }

  async put(id: string, what: T): Promise<void> {
    const at = this.now()
    this.set(id, { what, at, touched: at })
    for (const [oldest, { at, touched }] of this.kept) {
      if (this.kept.size <= this.limits.most && !this.isOver(at, touched)) return
      this.kept.delete(oldest)
    }
  }

  async add(id: string, what: T): Promise<boolean> {
    if (this.good(id)) return false
    await this.put(id, what)
    return true
  }

  async take(id: string): Promise<T | null> {
    const known = this.good(id)
    this.kept.delete(id)
    return known?.what ?? null
  }

  async clear(): Promise<void> {
    this.kept.clear()
  }

  private good(id: string): Kept<T> | undefined {
    const known = this.kept.get(id)
    return known && !this.isOver(known.at, known.touched) ? known : undefined
  }

  private isOver(at: number, touched: number): boolean {
    const { life, idle = life } = this.limits
    return at < this.now() - life || touched < this.now() - idle
  }

  private set(id: string, kept: Kept<T>): void {
    this.kept.delete(id)
    this.kept.set(id, kept)
  }
}
