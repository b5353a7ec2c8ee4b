import { randomBytes } from 'node:crypto'
import { isRefusal, refusal, type Body, type Refusal, type Who } from '../../shared/show/rule.ts'
import { newSalt, Unwritable } from './chain.ts'
import { Replica, type PreparedFacts, type StateChange } from './replica.ts'
import { StoreError } from '../journals/error.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import type { Beside, Journal, Receipt } from '../journals/journal.ts'
import type { Command, DecisionContext, Rules, Submitter } from './rules.ts'

/** What a command that was done is answered; an opened draw adds `draw` and `open`. */
export interface Done {
  /** The number of the last line that the command wrote; where it wrote none, of the journal's last. */
  version: number
  [member: string]: unknown
}
export type Answer = Done | Refusal

/** A command as it is submitted. */
export interface Submission extends Command {
  /** Chosen by the sender: the same id from the same session always gets the same answer. */
  id: string
  /** The version that the sender saw; refused as `stale` if something the command touches changed since. */
  at?: number | undefined
}

/** What a ledger takes from its surroundings. */
export interface LedgerEnvironment<S> {
  /** Epoch ms; never runs back. */
  now(): number
  /**
   * Called before a command's facts are written: makes what has to stand before they do, gives what is written with them, or why
   * the command is refused after all.
   */
  prepare?(facts: readonly Body[], command: Submission, state: S): Promise<Beside | Refusal>
  /** Told of what a subscriber threw: a bug, which must not stop the show. */
  failed?(error: unknown): void
}

/**
 * The one place where a journal is written: commands are decided one at a time, durable before they are answered, and told to the
 * subscribers in the order of the journal.
 */
export class Ledger<S> {
  readonly id: string
  readonly journal: Journal
  private readonly rules: Rules<S>
  private readonly environment: LedgerEnvironment<S>
  private readonly replica: Replica<S>
  private readonly listeners = new Set<(change: StateChange<S>) => void>()
  private storeError: StoreError | null = null
  private closed = false
  private readonly stopWatching: () => void
  private readonly queue = new SerialQueue()
  /** A reading of what others have written that has not begun yet. */
  private coming: Promise<void> | null = null

  private constructor(id: string, rules: Rules<S>, journal: Journal, environment: LedgerEnvironment<S>) {
    this.id = id
    this.rules = rules
    this.journal = journal
    this.environment = environment
    this.replica = new Replica(id, rules, journal, (change) => this.tell(change))
    this.stopWatching = journal.watch(() => this.follow())
  }

  /**
   * Reads and verifies the whole journal, and finishes an erasure that was interrupted. Throws a StoreError `journal-broken
   * {line}` if the chain does not hold or a fact cannot be folded.
   */
  static async open<S>(
    id: string,
    rules: Rules<S>,
    journal: Journal,
    environment: LedgerEnvironment<S>,
  ): Promise<Ledger<S>> {
    const ledger = new Ledger(id, rules, journal, environment)
    try {
      await ledger.queue.run(() => ledger.catchUp())
    } catch (error) {
      ledger.stopWatching()
      throw error
    }
    return ledger
  }

  /** The state of now; never changed in place. */
  get state(): S {
    return this.replica.state
  }

  /** The number of the last line; 0 before the first. */
  get version(): number {
    return this.replica.version
  }

  /** The hash of a version's last line, 64 zeros for version 0; null for a version that is not there. */
  head(version: number = this.version): string | null {
    return this.replica.head(version)
  }

  /** When the last line was written, epoch ms; 0 before the first. */
  get writtenAt(): number {
    return this.replica.last ? Date.parse(this.replica.last.at) : 0
  }

  /** Why nothing can be written now; null while all is well. */
  get trouble(): Refusal | null {
    if (this.closed) return refusal('server-stopping')
    return this.storeError && refusal(this.storeError.code)
  }

  submit(submission: Submission, submitter: Submitter): Promise<Answer> {
    const decide = () => this.queue.run(() => this.guarded(() => this.execute(submission, submitter)))
    // Others are decided while this one's long work is done.
    const ahead = this.foresee(submission, submitter)
    return ahead ? ahead.then(decide) : decide()
  }

  /** Refuses what may not even be submitted: the id has this answer from now on, unless it had one before. */
  refuse(id: string, refused: Refusal, submitter: Submitter): Promise<Answer> {
    const by: By = { session: submitter.id, role: submitter.role, id }
    return this.queue.run(() =>
      this.guarded(async () => {
        for (;;) {
          const answer = (await this.answered(submitter.id, id)) ?? (await this.writeRefusal(refused, by))
          if (answer) return answer
        }
      }),
    )
  }

  /** What the session was answered under this id; null if the id is not known. Waits for what is being decided. */
  answer(submitter: Pick<Submitter, 'id'>, id: string): Promise<Answer | null> {
    return this.queue.run(() => this.answered(submitter.id, id))
  }

  /**
   * Writes facts that no command asked for, and what goes with them: what the server itself found, or what is made of the state
   * on which they are written, which may refuse.
   */
  record(
    what: readonly Body[] | ((state: S) => readonly Body[] | Refusal),
    beside: Beside = {},
  ): Promise<Answer> {
    return this.queue.run(() =>
      this.guarded(async () => {
        for (;;) {
          const facts = typeof what === 'function' ? what(this.state) : what
          if (isRefusal(facts)) return facts
          const answer = await this.write({ facts }, {}, null, beside)
          if (answer) return answer
        }
      }),
    )
  }

  /** Why nothing can be written now, after trying whether the store takes writes again. */
  check(): Promise<Refusal | null> {
    return this.queue.run(async () => {
      const answer = await this.guarded(async () => {
        await this.journal.check()
        return { version: this.version }
      })
      return isRefusal(answer) ? answer : null
    })
  }

  /**
   * Takes in what others have written, without waiting to be told, and once for all who ask before it begins; a store that fails
   * is noticed by whoever writes.
   */
  refresh(): Promise<void> {
    this.coming ??= this.queue.run(async () => {
      this.coming = null
      await this.guarded(async () => {
        await this.catchUp()
        return { version: this.version }
      })
    })
    return this.coming
  }

  /** Calls back, synchronously and once it is durable, for every change; returns the way to stop it. */
  on(listener: (change: StateChange<S>) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Finishes what is being written, then lets go of the store; whatever comes later is refused. */
  async close(): Promise<void> {
    this.closed = true
    this.stopWatching()
    await this.queue.run(() => this.journal.close())
  }

  /** Does the work if the store serves; a store that fails is a refusal now and until it takes writes again. */
  private async guarded(work: () => Promise<Answer>): Promise<Answer> {
    if (this.closed) return this.trouble!
    try {
      if (this.storeError) {
        await this.journal.check()
        await this.catchUp()
        this.storeError = null
      }
      return await work()
    } catch (error) {
      if (error instanceof Unwritable) return refusal('ask-malformed', { path: '', rule: 'plain' })
      return refusal(this.fail(error).code)
    }
  }

  /** Keeps a fault of the store in mind; anything else is a bug. */
  private fail(error: unknown): StoreError {
    if (!(error instanceof StoreError)) throw error
    return (this.storeError = error)
  }

  private async answered(session: string, id: string): Promise<Answer | null> {
    const receipt = await this.journal.receipt(session, id)
    if (!receipt) return null
    const answer = receipt.answer as unknown as Answer
    // Another server gave it: whoever is told of a version finds it here too.
    if (!isRefusal(answer) && answer.version > this.version) await this.catchUp()
    return answer
  }

  /** One command, from its receipt to its answer; once more from the start if somebody else wrote meanwhile. */
  private async execute(
    submission: Submission,
    { id: session, role, name, person, group }: Submitter,
  ): Promise<Answer> {
    for (;;) {
      const before = await this.answered(session, submission.id)
      if (before) return before
      // What has changed since it was submitted.
      await this.foresee(submission, { role, name })
      const decision = await this.decide(submission, this.decisionContext({ role, name, person, group }))
      const by = { session, role, id: submission.id, command: submission }
      const answer = isRefusal(decision)
        ? await this.writeRefusal(decision, by)
        : await this.write(decision, decision.answer ?? {}, by)
      if (answer) return answer
    }
  }

  /** Does the long work of a command; what is missing of it, the decision finds by itself. */
  private foresee(submission: Submission, who: Who): Promise<void> | undefined {
    return this.rules
      .foresee?.(this.state, submission, who)
      ?.then((facts) => this.replica.foresee(facts))
      .catch((error: unknown) => this.report(error))
  }

  private decisionContext(who: Who): DecisionContext {
    return {
      now: Math.max(this.environment.now(), this.writtenAt),
      who,
      id: () => randomBytes(8).toString('hex'),
      salt: newSalt,
    }
  }

  private decide({ at, ...command }: Submission, context: DecisionContext): ReturnType<Rules<S>['decide']> {
    const refused = this.rules.refuse(this.state, command, context)
    if (refused) return refused
    if (at !== undefined && this.replica.isChanged(this.rules.touches(this.state, command), at))
      return refusal('stale', { version: this.version })
    return this.rules.decide(this.state, command, context)
  }

  private async writeRefusal(refused: Refusal, by: By): Promise<Refusal | null> {
    const isKept = by.role === 'host' || by.role === 'desk'
    const receipt = isKept ? this.receipt(by, { ...refused }) : null
    return (await this.replica.append(null, receipt)) ? refused : null
  }

  /** Makes facts durable and answers, or says what keeps them from being written; null if somebody else wrote meanwhile. */
  private async write(
    { facts, more = [] }: { facts: readonly Body[]; more?: Iterable<Body> },
    extra: Record<string, unknown>,
    by: (By & { command: Submission }) | null,
    given: Beside = {},
  ): Promise<Answer | null> {
    let beside = given
    if (by && this.environment.prepare) {
      const prepared = await this.environment.prepare(facts, by.command, this.state)
      if (isRefusal(prepared)) return this.writeRefusal(prepared, by)
      beside = prepared
    }
    const step = await this.replica.prepare([facts, more], () => this.environment.now())
    const version = step.lines.at(-1)?.seq ?? this.version
    const answer: Done = { version, ...extra, ...opened(step, facts.length) }
    const receipt = by && by.role !== 'server' ? this.receipt(by, answer) : null
    if (!(await this.replica.append(step, receipt, beside))) return null
    await this.replica.erase().catch((error: unknown) => this.fail(error))
    return answer
  }

  private receipt({ session, id }: By, answer: Receipt['answer']): Receipt {
    return { session, id, at: this.environment.now(), answer }
  }

  /** Takes in what others wrote, once for all that was told of while it waited. */
  private follow(): void {
    if (!this.coming) this.refresh().catch((error: unknown) => this.report(error))
  }

  /** Takes in what the journal holds beyond what is known, and finishes an erasure that its writer did not. */
  private async catchUp(): Promise<void> {
    await this.replica.catchUp()
    await this.replica.erase()
  }

  /** Tells of a bug that nobody waits for. */
  private report(error: unknown): void {
    if (this.environment.failed) this.environment.failed(error)
    else process.emitWarning(error as Error)
  }

  private tell(change: StateChange<S>): void {
    for (const listener of this.listeners) {
      try {
        listener(change)
      } catch (error) {
        this.report(error)
      }
    }
  }
}

/** Whose answer is kept, and under which id. */
interface By {
  session: string
  role: Submitter['role']
  id: string
}

/** What the answer says of a draw that one of the first so many facts opened: its number, and the hash that its code is taken from. */
function opened({ lines, facts }: PreparedFacts<unknown>, count: number): { draw?: unknown; open?: string } {
  for (const [i, { body }] of facts.slice(0, count).entries())
    if (body?.type === 'fd1/open') return { draw: body.no, open: lines[i]!.digest }
  return {}
}
