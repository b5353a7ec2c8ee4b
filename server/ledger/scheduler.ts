import { isRefusal } from '../../shared/show/rule.ts'
import { due, type Due } from '../../shared/show/due.ts'
import type { State } from '../../shared/show/state.ts'
import type { Answer, Ledger } from './ledger.ts'
import type { Submitter } from './rules.ts'

/** Timers of a sleeping computer or after a jump of the clock are late: the scheduler looks again at least this often, in ms. */
const LONGEST_WAIT = 5_000
/** After a store has failed it tries again so much later, in ms. */
const RETRY_WAIT = 1_000

/**
 * Submits what falls due by itself: the pages of a reveal, at once where it is late, and landings without words. A draw that was
 * open when the server started waits for GO: nobody knows how long the hall has been without a picture.
 */
export class Scheduler {
  private readonly ledger: Ledger<State>
  private readonly now: () => number
  private readonly failed: (error: unknown) => void
  private readonly submitter: Submitter
  /** The draw that does not land by itself. */
  private readonly waits: number | undefined
  private readonly stop: () => void
  private timer: NodeJS.Timeout | undefined
  private busy = false
  private count = 0

  /** `now` gives epoch ms. `failed` is told of a bug in what was submitted, which is then tried again, as what a store refuses is. */
  constructor(ledger: Ledger<State>, now: () => number, failed: (error: unknown) => void) {
    this.ledger = ledger
    this.now = now
    this.failed = failed
    this.submitter = { id: `scheduler-${Math.floor(now())}`, role: 'server', name: '' }
    this.waits = ledger.state.opened?.no
    this.stop = ledger.on(() => this.arm())
    this.arm()
  }

  close(): void {
    this.stop()
    clearTimeout(this.timer)
    this.timer = undefined
  }

  /** What is due next, if the scheduler may do it. */
  private next(): Due | null {
    const next = due(this.ledger.state)
    return next?.type === 'draw.call' && this.ledger.state.opened?.no === this.waits ? null : next
  }

  private arm(): void {
    clearTimeout(this.timer)
    const next = this.next()
    if (next && !this.busy) this.wait(next.at - this.now())
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => void this.look(), Math.max(0, Math.min(LONGEST_WAIT, ms)))
    this.timer.unref()
  }

  private async look(): Promise<void> {
    const next = this.next()
    if (!next || next.at > this.now()) return this.arm()
    this.busy = true
    const answer = await this.submit(next)
    this.busy = false
    // A refusal by the rules waits for the change that lifts it; one by the store is tried again.
    if (!answer) this.wait(RETRY_WAIT)
    else if (!isRefusal(answer)) this.arm()
    else if (this.ledger.trouble && answer.refused !== 'server-stopping') this.wait(RETRY_WAIT)
  }

  private async submit({ type, ask }: Due): Promise<Answer | null> {
    try {
      return await this.ledger.submit({ id: `${++this.count}`, type, ask }, this.submitter)
    } catch (error) {
      this.failed(error)
      return null
    }
  }
}
