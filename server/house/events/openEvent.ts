import type { State } from '../../../shared/show/state.ts'
import { Scheduler, type SchedulerEnvironment } from '../../ledger/scheduler.ts'
import { eventRules, type EventSurroundings } from '../../ledger/eventRules.ts'
import { StoreError } from '../../journals/error.ts'
import type { Journal } from '../../journals/journal.ts'
import { Ledger, type LedgerEnvironment } from '../../ledger/ledger.ts'
import { ProofFile } from '../../ledger/proof.ts'
import { Rolls } from '../../ledger/rolls.ts'
import { SEED } from './make.ts'
import { dropReplacedPortraits } from './replaced.ts'

/** What an event takes from the house. */
export interface OpenEventEnvironment
  extends LedgerEnvironment<State>, EventSurroundings, Pick<SchedulerEnvironment, 'round'> {}

/** An open event: its ledger, its sealed rolls, its proof, and the scheduler that submits what falls due. */
export class OpenEvent {
  /** The name of its journal in the store. */
  readonly name: string
  readonly ledger: Ledger<State>
  readonly rolls: Rolls
  readonly proof: ProofFile
  private scheduler: Scheduler | null = null
  /** Settles when what nothing names any more has been removed. */
  private tidied: Promise<void> = Promise.resolve()
  private readonly environment: OpenEventEnvironment

  private constructor(name: string, ledger: Ledger<State>, rolls: Rolls, environment: OpenEventEnvironment) {
    this.name = name
    this.ledger = ledger
    this.rolls = rolls
    this.environment = environment
    this.proof = new ProofFile(ledger)
  }

  /** Throws a StoreError if the journal is not an event's or cannot be trusted. */
  static async open(
    id: string,
    name: string,
    journal: Journal,
    environment: OpenEventEnvironment,
  ): Promise<OpenEvent> {
    const tip = await journal.secrets.get(SEED)
    if (!tip || !(await journal.head())) throw new StoreError('store-broken', { why: 'not-an-event' })
    const rolls = new Rolls()
    const ledger = await Ledger.open(id, eventRules(tip, rolls, environment), journal, environment)
    return new OpenEvent(name, ledger, rolls, environment)
  }

  /** Begins to do what falls due, and removes the pictures of people that were replaced before this start. */
  start(): void {
    const { now, round, failed = (error) => process.emitWarning(error as Error) } = this.environment
    if (this.scheduler) return
    this.scheduler = new Scheduler(this.ledger, { now, failed, ...(round && { round }) })
    this.tidied = dropReplacedPortraits(() => this.ledger.state, this.ledger.journal).catch(failed)
  }

  async close(): Promise<void> {
    this.scheduler?.close()
    await this.tidied
    await this.ledger.close()
  }
}
