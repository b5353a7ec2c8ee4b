import type { State } from '../../shared/show/state.ts'
import { Conductor } from '../conductor.ts'
import { eventRules, type PlanOf } from '../eventRules.ts'
import { StoreError } from '../journals/error.ts'
import type { Journal } from '../journals/journal.ts'
import { Ledger } from '../ledger.ts'
import { ProofFile } from '../proof.ts'
import { Rolls } from '../rolls.ts'
import { SEED } from './make.ts'

/** What an event takes from the house. */
export interface SeatSurroundings {
  now(): number
  plan?: PlanOf
  failed?(error: unknown): void
}

/** An event that is served: its ledger, what is made of it, and the clock that plays it. */
export class Seat {
  /** The name of its journal in the store. */
  readonly name: string
  readonly ledger: Ledger<State>
  readonly rolls: Rolls
  readonly proof: ProofFile
  private conductor: Conductor | null = null
  private readonly around: SeatSurroundings

  private constructor(name: string, ledger: Ledger<State>, rolls: Rolls, around: SeatSurroundings) {
    this.name = name
    this.ledger = ledger
    this.rolls = rolls
    this.around = around
    this.proof = new ProofFile(ledger)
  }

  /** Throws a StoreError if the journal is not an event's or cannot be trusted. */
  static async open(id: string, name: string, journal: Journal, around: SeatSurroundings): Promise<Seat> {
    const tip = await journal.secret(SEED)
    if (!tip || !journal.head()) throw new StoreError('store-broken', { why: 'not-an-event' })
    const rolls = new Rolls()
    const ledger = await Ledger.open(id, eventRules(tip, rolls, around.plan), journal, around)
    return new Seat(name, ledger, rolls, around)
  }

  /** Begins to do what falls due. */
  start(): void {
    const { now, failed = (error) => process.emitWarning(error as Error) } = this.around
    this.conductor ??= new Conductor(this.ledger, now, failed)
  }

  async close(): Promise<void> {
    this.conductor?.close()
    await this.ledger.close()
  }
}
