import type { Head } from '../../../shared/fair/journal.ts'
import { StoreError } from '../../journals/error.ts'
import type { Journal, NamedValues } from '../../journals/journal.ts'

/** Ms after which a new head is written at the latest; not at once, so that a command never waits for it. */
const DELAY = 500

/** The last line of a journal, as it was known when this was written. */
type Remembered = Pick<Head, 'seq' | 'hash'>

/** The last heads of the house and its events, kept apart from their journals, so that a journal whose end was cut off is noticed. */
export class Heads {
  private readonly unwritten = new Map<string, Remembered>()
  private timer: NodeJS.Timeout | null = null
  private readonly values: NamedValues

  /** `values` are those of the store, each under the id of the event, or of the house. */
  constructor(values: NamedValues) {
    this.values = values
  }

  /** Keeps a durable head in mind; it is written within a second, or when the house stops. */
  note(event: string, { seq, hash }: Remembered): void {
    this.unwritten.set(event, { seq, hash })
    this.timer ??= setTimeout(() => void this.write(), DELAY).unref()
  }

  /** Writes what is in mind; a store that fails is asked again with the next head. Anything but its fault is a bug. */
  async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const heads = [...this.unwritten]
    if (heads.length === 0) return
    try {
      await this.values.set(Object.fromEntries(heads.map(([event, head]) => [event, JSON.stringify(head)])))
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return
    }
    for (const [event, head] of heads) if (this.unwritten.get(event) === head) this.unwritten.delete(event)
  }

  async forget(event: string): Promise<void> {
    this.unwritten.delete(event)
    await this.values.set({ [event]: null })
  }

  /**
   * What an event's journal lacks: StoreError `journal-cut {line, missing, known, head}` with its last line, how many lines are
   * known to be gone, and the line and hash of the head that was known; null where the journal holds that head.
   */
  async cut(event: string, journal: Journal): Promise<StoreError | null> {
    const text = await this.values.get(event)
    if (text === null) return null
    const known = JSON.parse(text) as Remembered
    const line = (await journal.head())?.seq ?? 0
    if (line >= known.seq) {
      for await (const [first] of journal.read(known.seq)) {
        if (first?.hash === known.hash) return null
        break
      }
    }
    const missing = Math.max(1, known.seq - line)
    return new StoreError('journal-cut', { line, missing, known: known.seq, head: known.hash })
  }
}
