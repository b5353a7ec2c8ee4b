import { randomBytes } from 'node:crypto'

const LIFETIME = 30 * 60_000
const MOST = 6

export const newPreviewId = (): string => randomBytes(16).toString('hex')

/** What was read and is not imported yet, in memory only: each for half an hour, the last six of them. */
export class Shelf<T> {
  private readonly held = new Map<string, { what: T; until: number }>()

  get(id: string): T | undefined {
    this.expire()
    return this.held.get(id)?.what
  }

  keep(id: string, what: T): void {
    this.expire()
    this.held.delete(id)
    this.held.set(id, { what, until: performance.now() + LIFETIME })
    const oldest = this.held.keys().next()
    if (this.held.size > MOST && !oldest.done) this.held.delete(oldest.value)
  }

  clear(): void {
    this.held.clear()
  }

  private expire(): void {
    for (const [id, { until }] of this.held) if (until < performance.now()) this.held.delete(id)
  }
}
