/** A bucket of tokens for each key: `burst` at once, refilled at `perSecond`. A full bucket is forgotten. */
export class Rate {
  private readonly buckets = new Map<unknown, { left: number; at: number }>()
  private sweptAt = 0
  private taken: ((key: unknown) => void) | null = null

  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one token; false if there is none. */
  take(key: unknown): boolean {
    const bucket = this.fill(key)
    if (bucket.left < 1) return false
    bucket.left -= 1
    this.taken?.(key)
    return true
  }

  /** Calls back for every token that is taken here. */
  onTake(listener: (key: unknown) => void): void {
    this.taken = listener
  }

  /** Counts a token that was taken elsewhere. */
  drain(key: unknown): void {
    const bucket = this.fill(key)
    bucket.left = Math.max(0, bucket.left - 1)
  }

  /** Whether a token could be taken. */
  has(key: unknown): boolean {
    return this.fill(key).left >= 1
  }

  /** Seconds until a key has a token. */
  wait(key: unknown): number {
    return Math.max(0, Math.ceil((1 - this.fill(key).left) / this.perSecond))
  }

  private fill(key: unknown): { left: number; at: number } {
    const now = this.now()
    this.sweep(now)
    const bucket = this.buckets.get(key)
    if (!bucket) {
      const fresh = { left: this.burst, at: now }
      this.buckets.set(key, fresh)
      return fresh
    }
    bucket.left = Math.min(this.burst, bucket.left + ((now - bucket.at) / 1000) * this.perSecond)
    bucket.at = now
    return bucket
  }

  private sweep(now: number): void {
    const refill = (this.burst / this.perSecond) * 1000
    if (now - this.sweptAt < refill) return
    this.sweptAt = now
    for (const [key, { at }] of this.buckets) if (now - at >= refill) this.buckets.delete(key)
  }
}
