import { refusal, type Refusal } from '../../shared/show/rule.ts'
import { SerialQueue } from '../turns/serialQueue.ts'

const MOST_WAITING = 4

/** Files are read one at a time; beyond four that wait, another is refused as `imports-busy`. */
export class ReadingTurns {
  private readonly queue = new SerialQueue()
  private waiting = 0

  async take<T extends object>(read: () => Promise<T | Refusal>): Promise<T | Refusal> {
    if (this.waiting >= MOST_WAITING) return refusal('imports-busy')
    this.waiting++
    return this.queue.run(() => read().finally(() => this.waiting--))
  }
}
