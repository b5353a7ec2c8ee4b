import { isRefusal } from '../../shared/show/rule.ts'
import type { BeaconRound } from '../../shared/show/beacon.ts'
import { due, type Due } from '../../shared/show/due.ts'
import type { State } from '../../shared/show/state.ts'
import type { Answer, Ledger } from './ledger.ts'
import type { Submitter } from './rules.ts'

/** Timers of a sleeping computer or after a jump of the clock are late: the scheduler looks again at least this often, in ms. */
const LONGEST_WAIT = 5_000
/** After a store has failed it tries again so much later, in ms. */
const RETRY_WAIT = 1_000

/** What a scheduler takes from its surroundings. */
export interface SchedulerEnvironment {
  /** Epoch ms. */
  now(): number
  /** Told of a bug in what was submitted, which is then tried again, as what a store refuses is. */
  failed(error: unknown): void
  /** Fetches a round of the beacon; null once the signal says that nobody waits for it. Without it the host pastes rounds. */
  round?(round: number, signal: AbortSignal): Promise<BeaconRound | null>
}

/**
 * Submits what falls due by itself: the pages of a reveal, at once where it is late, landings without words, and those by a round of
 * the beacon. A draw without words that was open when the server started waits for GO: nobody knows how long the hall has been
 * without a picture. One by the beacon goes on: its round was announced.
 */
export class Scheduler {
  private readonly ledger: Ledger<State>
  private readonly environment: SchedulerEnvironment
  private readonly submitter: Submitter
  /** The draw that does not land by itself. */
  private readonly waits: number | undefined
  private readonly stop: () => void
  private timer: NodeJS.Timeout | undefined
  private busy = false
  /** The round that is being fetched, and how to stop that. */
  private fetching: { round: number; controller: AbortController } | null = null
  private count = 0

  constructor(ledger: Ledger<State>, environment: SchedulerEnvironment) {
    this.ledger = ledger
    this.environment = environment
    this.submitter = { id: `scheduler-${Math.floor(environment.now())}`, role: 'server', name: '' }
    this.waits = ledger.state.opened?.no
    this.stop = ledger.on(() => this.follow())
    this.arm()
  }

  close(): void {
    this.stop()
    this.fetching?.controller.abort()
    clearTimeout(this.timer)
    this.timer = undefined
  }

  /** What is due next, if the scheduler may do it. */
  private next(): Due | null {
    const next = due(this.ledger.state)
    if (next?.type !== 'draw.call') return next
    if (next.round !== undefined) return this.environment.round ? next : null
    return this.ledger.state.opened?.no === this.waits ? null : next
  }

  /** After a change: nobody waits any more for a round that the host has pasted, or whose draw was abandoned. */
  private follow(): void {
    if (this.fetching && this.next()?.round !== this.fetching.round) this.fetching.controller.abort()
    this.arm()
  }

  private arm(): void {
    clearTimeout(this.timer)
    const next = this.next()
    if (next && !this.busy) this.wait(next.at - this.environment.now())
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => void this.look(), Math.max(0, Math.min(LONGEST_WAIT, ms)))
    this.timer.unref()
  }

  private async look(): Promise<void> {
    const next = this.next()
    if (!next || next.at > this.environment.now()) return this.arm()
    this.busy = true
    const whole = await this.completed(next)
    const answer = whole && (await this.submit(whole))
    this.busy = false
    if (!whole) return this.arm()
    // A refusal by the rules waits for the change that lifts it; one by the store is tried again.
    if (!answer) this.wait(RETRY_WAIT)
    else if (!isRefusal(answer)) this.arm()
    else if (this.ledger.trouble && answer.refused !== 'server-stopping') this.wait(RETRY_WAIT)
  }

  /** What is due, with the round of the beacon that it waits for; null where nobody waits for that any more. */
  private async completed(next: Due): Promise<Due | null> {
    if (next.round === undefined) return next
    const { round } = next
    const controller = new AbortController()
    this.fetching = { round, controller }
    const beacon = await this.environment.round!(round, controller.signal)
    this.fetching = null
    return beacon && { ...next, ask: { ...next.ask, beacon } }
  }

  private async submit({ type, ask }: Due): Promise<Answer | null> {
    try {
      return await this.ledger.submit({ id: `${++this.count}`, type, ask }, this.submitter)
    } catch (error) {
      this.environment.failed(error)
      return null
    }
  }
}
